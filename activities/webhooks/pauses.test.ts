import { expect, it } from '@jest/globals';
import { GIVEN_UP_AFTER_MS, pauseAfter } from './pauses.ts';

it('grows from seconds to hours, and makes few calls of the three days', () => {
  const pauses = Array.from({ length: 9 }, (_, index) => pauseAfter(index + 1) / 1_000);
  expect(pauses).toEqual([10, 30, 90, 270, 810, 2_430, 7_290, 14_400, 14_400]);
  let [calls, passed] = [0, 0];
  for (; passed <= GIVEN_UP_AFTER_MS; calls += 1) passed += pauseAfter(calls + 1);
  expect(calls).toBe(25);
});
