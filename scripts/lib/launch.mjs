import { existsSync, mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPORAL } from './binaries.mjs';
import { build } from './build.mjs';
import { installPackages } from './install.mjs';
import { clearLeftovers, forgetRun, noteRun } from './leftovers.mjs';
import { DATA } from './paths.mjs';
import { checkPorts, choosePorts } from './ports.mjs';
import { checkFolders } from './preflight.mjs';
import { provide } from './provision.mjs';
import { endRuns } from './run.mjs';
import { startAll } from './running.mjs';
import { keepSecrets } from './secrets.mjs';
import { hearSignals } from './signals.mjs';
import { Supervisor } from './supervisor.mjs';
import { welcome } from './table.mjs';

const RUN = join(DATA, 'run.json');
const LOGS = join(DATA, 'logs');
const STOP_MS = 8500;
const LOG_BYTES = 20 * 1024 * 1024;

const say = (text) => console.log(`${new Date().toTimeString().slice(0, 8)} ${text}`);

/** From a checkout to a running product; resolves when it has been told to end and has ended. */
export async function launch() {
  const ports = choosePorts();
  await checkFolders({ say });
  const cleared = await clearLeftovers(RUN);
  if (cleared.length > 0) say(`Ended what an earlier run had left behind: ${cleared.join(', ')}`);
  await checkPorts(ports);
  const secrets = keepSecrets(join(DATA, 'secrets.json'), { dataExists: existsSync(join(DATA, 'postgres')) });
  makeFolders();
  const supervisor = new Supervisor({ say, onChange: (children) => noteRun(RUN, children) });
  noteRun(RUN, []);
  await untilTold(supervisor, async () => {
    await installPackages();
    const temporal = await provide(TEMPORAL);
    await build();
    await startAll(supervisor, { ports, secrets, temporal, logs: LOGS });
    console.log(`\n${welcome(ports)}\n\nReady. Ctrl-C ends everything.`);
  });
  forgetRun(RUN);
}

/** Runs `work` and then waits for a signal; a signal during the work ends that too. A second one ends at once. */
async function untilTold(supervisor, work) {
  let tell;
  const told = new Promise((resolve) => (tell = resolve));
  const signals = hearSignals({ first: tell, again: () => supervisor.killAll() });
  try {
    await Promise.race([work().then(() => told), told]);
  } catch (error) {
    if (!signals.told) throw error;
  } finally {
    if (signals.told) console.log('\nEnding …');
    endRuns();
    await supervisor.stop(STOP_MS);
    if (signals.told) console.log('Ended. Everything is kept for the next start.');
  }
}

function makeFolders() {
  for (const folder of [LOGS, join(DATA, 'temporal')]) mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(LOGS).map((name) => join(LOGS, name)))
    if (statSync(file).size > LOG_BYTES) truncateSync(file);
}
