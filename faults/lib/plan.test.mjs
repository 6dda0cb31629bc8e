import { expect, test } from '@jest/globals';
import { describe as inWords, makePlan } from './plan.mjs';

const PROCESSES = ['worker', 'api', 'didgah'];
const plan = (seed) => makePlan({ seed, letters: 300, processes: PROCESSES });

test('the same seed gives the same plan, and another one another', () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
});

test('a long plan has every kind of disturbance, in the order in which they come', () => {
  const { disturbances } = plan(1);
  expect(new Set(disturbances.map(({ kind }) => kind))).toEqual(new Set(['fault', 'settings', 'kill', 'pause']));
  const after = disturbances.map((one) => one.after);
  expect(after).toEqual([...after].sort((a, b) => a - b));
});

test('only processes that were named are ended or stopped', () => {
  const ended = plan(1).disturbances.flatMap((one) => (one.kind === 'kill' || one.kind === 'pause' ? one.of : []));
  expect(new Set(ended)).toEqual(new Set(PROCESSES));
});

test('a disturbance is told in words', () => {
  expect(inWords({ kind: 'fault', of: 'didgah', order: { mode: 'refuse', times: 2 } })).toBe('didgah: refuse 2 times');
  expect(inWords({ kind: 'pause', of: 'worker', seconds: 3 })).toBe('worker: stopped for 3 s');
});
