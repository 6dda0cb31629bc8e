import { performance } from 'node:perf_hooks';
import { ownTime, processorTime } from './processes.mjs';

/** Processes that work for each side. The load generator of the product is this process; it counts for nobody, nor does its witness. */
const SERVERS = ['temporal', 'postgres', 'didgah', 'panel-a', 'panel-b'];
export const SIDES = {
  product: ['api', 'worker', ...SERVERS],
  bare: ['bare client', 'bare worker', ...SERVERS],
  'no-op': ['bare client', 'bare worker', ...SERVERS],
};

/** Runs the sides in turn, a warm-up first; each round begins with another one. */
export async function runRounds({ rounds, sides, pids, witness, say }) {
  const timeNow = () => ({ ...processorTime(pids, { without: witness }), 'load generator': ownTime() });
  const names = Object.keys(sides);
  for (const name of names) await sides[name].warmUp();
  /** @type {Record<string, object[]>} */
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [index] of names.entries()) {
      const name = names[(index + round) % names.length];
      const result = await measure({ timeNow, work: sides[name].run, processes: SIDES[name] });
      results[name].push(result);
      say(`  round ${round + 1}, ${name}: ${result.perSecond.toFixed(1)}/s, ${result.total.toFixed(1)} ms`);
    }
  }
  return results;
}

/** Letters a second, and the processor time that each process spent on one. */
async function measure({ timeNow, work, processes }) {
  const before = timeNow();
  const start = performance.now();
  const { ids, times } = await work();
  const seconds = (performance.now() - start) / 1000;
  const after = timeNow();
  const cpu = Object.fromEntries(Object.keys(before).map((name) => [name, (after[name] - before[name]) / ids.length]));
  const total = processes.reduce((sum, name) => sum + cpu[name], 0);
  return { perSecond: ids.length / seconds, cpu, total, ids, times };
}
