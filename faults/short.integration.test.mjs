import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startStack } from '../test/setup/stack.ts';
import { check } from './lib/check.mjs';
import { startMiddleman } from './lib/middleman.mjs';
import { makePlan } from './lib/plan.mjs';
import { openRun } from './lib/run.mjs';

const SEED = 13;
const LETTERS = 20;
const CLIENTS = 4;
/** The servers are shared with other tests: only the product's own processes are ended here, and the partners'. */
const PROCESSES = ['worker', 'api', 'didgah', 'panel-a', 'panel-b'];

jest.setTimeout(300_000);

/** Didgah leaves it open whether it has registered: it hangs after it has, and it cuts the connection before. */
const IN_DOUBT = [
  { kind: 'fault', of: 'didgah', order: { mode: 'reset-connection', times: 3 }, after: 1, restMs: 1_500 },
  { kind: 'fault', of: 'didgah', order: { mode: 'commit-then-hang', times: 3 }, after: 6, restMs: 1_500 },
];

let stack;
let run;

beforeAll(async () => {
  stack = await startStack();
  const suite = {
    urls: stack.urls,
    databaseUrl: stack.database.appUrl,
    signal: (name, signal) => void process.kill(-stack.pid(name), signal),
    async kill(name) {
      await stack.kill(name);
      await stack.restart(name);
    },
  };
  run = await openRun({ stack: suite, clients: CLIENTS, say: () => undefined });
});

afterAll(() => stack?.stop());

describe('letters that meet faults of everything', () => {
  it('get one number each, from a Didgah that helps with nothing, and one message of each thing', async () => {
    const { letters, disturbances } = makePlan({ seed: SEED, letters: LETTERS, processes: PROCESSES });
    const all = [...IN_DOUBT, ...disturbances].sort((a, b) => a.after - b.after);
    await run.play({ letters, disturbances: all });
    const facts = await run.facts();
    expect(check(facts)).toEqual([]);
    expect(facts.letters).toHaveLength(LETTERS + 2);
    expect(facts.stuck.letters).toEqual([]);
  });

  it('are seen to be registered and told of twice, where somebody in between repeats what they send', async () => {
    const [didgah, panel] = [await startMiddleman(stack.urls.didgah), await startMiddleman(stack.urls['panel-a'])];
    try {
      const { PISHKHAN_SMS_PANELS: panels } = stack.environment;
      await stack.restart('worker', {
        PISHKHAN_DIDGAH_URL: didgah.url,
        PISHKHAN_SMS_PANELS: panels.replace(stack.urls['panel-a'], panel.url),
      });
      await run.send({ organisation: 'ministry', documents: [2_000], decision: 'accept', steps: [] });
      await run.settle();
      const found = new Set(check(await run.facts()).map(({ invariant }) => invariant));
      expect(found).toContain('one registration a letter');
      expect(found).toContain('no message twice');
    } finally {
      didgah.stop();
      panel.stop();
    }
  });
});
