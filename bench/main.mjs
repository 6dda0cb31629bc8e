import { writeFileSync } from 'node:fs';
import { build } from '../scripts/lib/build.mjs';
import { checkNode, installPackages } from '../scripts/lib/install.mjs';
import { checkFolders } from '../scripts/lib/preflight.mjs';
import { Problem, runMain } from '../scripts/lib/problem.mjs';
import { hearSignals } from '../scripts/lib/signals.mjs';
import { step } from '../scripts/lib/step.mjs';
import { startDriver } from './lib/bare.mjs';
import { openHistories } from './lib/histories.mjs';
import { readOptions } from './lib/options.mjs';
import { signEverybodyIn } from './lib/people.mjs';
import { memory } from './lib/processes.mjs';
import { createProduct } from './lib/product.mjs';
import { print, summarise } from './lib/report.mjs';
import { runRounds } from './lib/rounds.mjs';
import { startStack } from './lib/stack.mjs';
import { benchmarkLists } from './lists/main.mjs';
import { Witness } from './lib/witness.mjs';

const SAMPLE = 10;

/** The time of statements is counted by the database itself. */
const COUNTING = ['shared_preload_libraries=pg_stat_statements', 'pg_stat_statements.track=top'];

await runMain(async () => {
  const options = readOptions();
  if (process.platform !== 'linux') throw new Problem('Processor time is read from /proc: this benchmark needs Linux.');
  checkNode();
  await checkFolders();
  await installPackages();
  await build();
  const stack = await step('Starting servers, worker and API', () =>
    startStack({ ...options, database: options.lists ? COUNTING : [] }),
  );
  const closing = [stack.stop];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  hearSignals({ first: () => void close().then(() => process.exit(130)), again: () => process.exit(130) });
  try {
    if (options.lists) return await benchmarkLists(stack, options);
    const summary = summarise(await benchmark(stack, { ...options, closing }));
    print(summary);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(summary, null, 2)}\n`);
  } finally {
    await close();
  }
});

async function benchmark({ url, environment, urls, settings, pids }, { rounds, letters, clients, closing }) {
  const witness = new Witness(urls.superuserUrl.replace(/postgres$/, 'pishkhan'));
  const witnessPid = await witness.start();
  closing.push(() => witness.stop());
  const driver = startDriver(settings);
  closing.push(() => driver.stop());
  pids['bare client'] = driver.pid;
  const product = createProduct({ url, people: await signEverybodyIn({ environment, clients }), witness });
  const drive = (kind, times) => () => driver.run({ kind, times, clients });
  const sides = {
    product: {
      warmUp: () => product.run({ letters: 2 * letters, clients }),
      run: () => product.run({ letters, clients }),
    },
    bare: { warmUp: drive('bare', 2 * letters), run: drive('bare', letters) },
    'no-op': { warmUp: drive('noop', letters), run: drive('noop', 3 * letters) },
  };
  console.log(`${rounds} rounds of ${letters} letters by ${clients} clients, after a warm-up`);
  const results = await runRounds({ rounds, sides, pids, witness: witnessPid, say: console.log });
  return {
    results,
    memory: memory(pids),
    histories: await countHistories({ results, address: settings.address }),
  };
}

async function countHistories({ results, address }) {
  const histories = await openHistories(address);
  const sample = (name) => results[name].at(-1).ids.slice(-SAMPLE);
  const ids = (prefix, names) => names.map((name) => `${prefix}/${name}`);
  const counts = {
    product: await histories.count(ids('submission', sample('product'))),
    bare: await histories.count(ids('bare', sample('bare'))),
    'no-op': await histories.count(ids('noop', sample('no-op'))),
  };
  await histories.close();
  return counts;
}
