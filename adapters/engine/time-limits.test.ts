import { expect, test } from '@jest/globals';
import { ANSWER_WITHIN_MS as REQUEST_WITHIN_MS } from '../../api/http/requests/deadline.ts';
import { ANSWER_WITHIN_MS, AT_HAND_WITHIN_MS, TASK_WITHIN_MS } from './time-limits.ts';

/** For the other worker to read the letter and write it down. */
const TAKING_OVER_MS = 2_000;

test('a letter whose worker died is answered by another one before its request gives up', () => {
  expect(AT_HAND_WITHIN_MS + TASK_WITHIN_MS + TAKING_OVER_MS).toBeLessThanOrEqual(ANSWER_WITHIN_MS);
});

test('the engine is given up on before the whole request is', () => {
  expect(ANSWER_WITHIN_MS).toBeLessThan(REQUEST_WITHIN_MS);
});
