import { prepareTests } from './lib/prepare-tests.mjs';
import { explain } from './lib/problem.mjs';
import { CHECKS, runCheck } from './lib/checks.mjs';
import { PROJECTS, runProject } from './lib/jest.mjs';

/** Everything, or only what is named: `npm test -- lint unit`. */
const asked = process.argv.slice(2);
const known = [...Object.keys(CHECKS), ...Object.keys(PROJECTS)];
const wanted = asked.length > 0 ? asked : known;
const results = [];

try {
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  await prepareTests(wanted);
  for (const name of wanted) results.push(await (name in CHECKS ? runCheck(name) : runProject(name)));
} catch (error) {
  console.error(`\n${explain(error)}\n`);
  results.push({ name: 'set-up', passed: 0, failed: 1 });
}

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const [passed, failed] = [sum('passed'), sum('failed')];
console.log('');
for (const result of results)
  console.log(`${result.name.padEnd(14)} ${result.note ?? `${result.passed} passed, ${result.failed} failed`}`);
if (failed > 0) process.exitCode = 1;
console.log(`\n${passed} passed, ${failed} failed`);
