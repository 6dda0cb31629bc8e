import { build } from '../scripts/lib/build.mjs';
import { checkNode, installPackages } from '../scripts/lib/install.mjs';
import { checkFolders } from '../scripts/lib/preflight.mjs';
import { runMain } from '../scripts/lib/problem.mjs';
import { hearSignals } from '../scripts/lib/signals.mjs';
import { step } from '../scripts/lib/step.mjs';
import { check } from './lib/check.mjs';
import { readOptions } from './lib/options.mjs';
import { makePlan } from './lib/plan.mjs';
import { printPlan, printResult } from './lib/report.mjs';
import { openRun } from './lib/run.mjs';
import { PROCESSES, startStack } from './lib/stack.mjs';

const say = (text) => console.log(`${new Date().toTimeString().slice(0, 8)} ${text}`);

await runMain(async () => {
  const { seed, letters, clients } = readOptions();
  checkNode();
  await checkFolders();
  await installPackages();
  await build();
  console.log(`Seed ${seed}: npm run faults -- --letters ${letters} --clients ${clients} --seed ${seed}`);
  const plan = makePlan({ seed, letters, processes: PROCESSES });
  printPlan(plan);
  const stack = await step('Starting the product', () => startStack(say));
  hearSignals({ first: () => void stack.stop().then(() => process.exit(130)), again: () => process.exit(130) });
  try {
    const start = Date.now();
    const run = await openRun({ stack, clients, say });
    const { retried } = await run.play(plan);
    const facts = await run.facts();
    const violations = check(facts);
    console.log(
      `\nSeed ${seed}, ${Math.round((Date.now() - start) / 1000)} s, ${retried} letters tried again by a person.`,
    );
    printResult(facts, violations);
    if (violations.length > 0) process.exitCode = 1;
  } finally {
    await stack.stop();
  }
});
