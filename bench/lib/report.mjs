import { table } from '../../scripts/lib/table.mjs';
import { STEPS } from './product.mjs';
import { SIDES } from './rounds.mjs';
import { median, quantile } from './statistics.mjs';

const TARGETS = { speed: 0.85, cpu: 1 };

/** Medians over the rounds, in one object. */
export function summarise({ results, histories, memory }) {
  const middle = (name, pick) => median(results[name].map(pick));
  const sides = Object.fromEntries(
    Object.keys(SIDES).map((name) => [
      name,
      {
        perSecond: middle(name, ({ perSecond }) => perSecond),
        total: middle(name, ({ total }) => total),
        cpu: Object.fromEntries(SIDES[name].map((process) => [process, middle(name, ({ cpu }) => cpu[process])])),
        generator: middle(name, ({ cpu }) => cpu['load generator']),
      },
    ]),
  );
  return { sides, ratios: ratiosOf(results), latency: latencyOf(results.product), histories, memory };
}

/** Each round's sides ran within seconds of each other: the median of their ratios is steadier than a ratio of medians. */
function ratiosOf(results) {
  const against = (name, pick) =>
    median(results.product.map((round, index) => pick(round) / pick(results[name][index])));
  const both = (name) => ({
    perSecond: against(name, ({ perSecond }) => perSecond),
    total: against(name, ({ total }) => total),
  });
  return { bare: both('bare'), 'no-op': both('no-op') };
}

function latencyOf(rounds) {
  const of = (step, part) => median(rounds.map(({ times }) => quantile(times[step], part)));
  return Object.fromEntries(STEPS.map((step) => [step, { p50: of(step, 0.5), p99: of(step, 0.99) }]));
}

export function print({ sides, ratios, latency, histories, memory }) {
  const fixed = (value, digits = 1) => (value === undefined ? '' : value.toFixed(digits));
  const names = Object.keys(SIDES);
  const processes = [...new Set(Object.values(SIDES).flat())];
  console.log(
    table([
      ['', ...names],
      ['letters a second', ...names.map((name) => fixed(sides[name].perSecond))],
      ['processor time a letter, ms', ...names.map((name) => fixed(sides[name].total))],
      ...processes.map((process) => [`  ${process}`, ...names.map((name) => fixed(sides[name].cpu[process]))]),
      ['  (load generator, not counted)', ...names.map((name) => fixed(sides[name].generator))],
      ['history events', ...names.map((name) => fixed(histories[name].events, 0))],
      ['workflow tasks', ...names.map((name) => fixed(histories[name].tasks, 0))],
    ]),
  );
  console.log(
    table([
      ['latency, ms', 'p50', 'p99'],
      ...Object.entries(latency).map(([step, { p50, p99 }]) => [step, fixed(p50, 0), fixed(p99, 0)]),
    ]),
  );
  const bytes = Object.entries(memory).map(([name, size]) => [name, fixed(size / 2 ** 20, 0)]);
  console.log(table([['memory at the end', 'MB'], ...bytes]));
  console.log(
    table([
      ['product against', 'letters a second', 'processor time'],
      ...Object.entries(ratios).map(([name, { perSecond, total }]) => [name, fixed(perSecond, 2), fixed(total, 2)]),
      ['wanted against bare', `at least ${TARGETS.speed}`, `at most ${fixed(TARGETS.cpu)}`],
    ]),
  );
  const told = (isReached) => (isReached ? 'reached' : 'not reached');
  console.log(`Letters a second: ${told(ratios.bare.perSecond >= TARGETS.speed)}.`);
  console.log(`Processor time: ${told(ratios.bare.total <= TARGETS.cpu)}.`);
}
