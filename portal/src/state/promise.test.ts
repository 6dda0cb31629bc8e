import { describe, expect, it } from '@jest/globals';
import { promiseOf } from './promise.ts';

const promisedAt = '2026-12-13T20:29:59Z';

describe('the promise of an answer', () => {
  it.each(['submitted', 'awaitingApplicant', 'registered', 'replied', 'closed'] as const)(
    'stands when %s',
    (status) => {
      expect(promiseOf({ status, promisedAt })).toBe(promisedAt);
    },
  );

  it.each(['rejected', 'withdrawn', 'expired'] as const)('is over when %s, because no answer will come', (status) => {
    expect(promiseOf({ status, promisedAt })).toBeNull();
  });
});
