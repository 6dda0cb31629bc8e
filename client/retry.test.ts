import { describe, expect, it } from '@jest/globals';
import { secondsToWait } from './retry.ts';

const pending = { status: 503, code: 'outcome-pending', retryAfter: 5, changes: true };

describe('making a call again', () => {
  it('waits as long as the server asks, but never longer than half a minute', () => {
    expect(secondsToWait({ ...pending, attempt: 1 })).toBe(5);
    expect(secondsToWait({ ...pending, retryAfter: 600, attempt: 1 })).toBe(30);
  });

  it('waits longer each time when the server does not say', () => {
    const waits = [1, 2, 3].map((attempt) => secondsToWait({ ...pending, retryAfter: undefined, attempt }));
    expect(waits).toEqual([1, 2, 4]);
  });

  it('leaves it to the person after a while', () => {
    expect(secondsToWait({ ...pending, attempt: 6 })).toBeUndefined();
  });

  it('asks over a broken connection twice more, and tries to change something longer', () => {
    const offline = { status: 0, code: 'offline', retryAfter: undefined };
    const waits = (changes: boolean) =>
      [1, 2, 3, 5, 6].map((attempt) => secondsToWait({ ...offline, attempt, changes }));
    expect(waits(false)).toEqual([1, 2, undefined, undefined, undefined]);
    expect(waits(true)).toEqual([1, 2, 4, 16, undefined]);
  });

  it.each([400, 401, 404, 409, 412, 422, 429, 500, 507])('does not repeat what was answered with %i', (status) => {
    expect(secondsToWait({ status, code: 'any', retryAfter: 1, attempt: 1, changes: true })).toBeUndefined();
  });

  it('does not repeat what the person cancelled', () => {
    expect(
      secondsToWait({ status: 0, code: 'cancelled', retryAfter: undefined, attempt: 1, changes: true }),
    ).toBeUndefined();
  });
});
