import { describe, expect, it } from '@jest/globals';
import { problemFrom, secondsFrom } from './problem.ts';

const read = (status: number, text: string) => problemFrom({ status, text, retryAfter: null, now: 0 });

describe('a failed call', () => {
  it('is told in the words of the problem document', () => {
    const errors = [{ pointer: '/subject', code: 'too-short', message: 'short' }];
    const problem = read(422, JSON.stringify({ code: 'invalid', status: 422, title: 'x', detail: 'y', errors }));
    expect(problem).toMatchObject({ code: 'invalid', status: 422, told: 'y', faults: errors });
  });

  it('of a proxy, with a page of HTML, counts as unavailable', () => {
    expect(read(502, '<html>Bad Gateway</html>').code).toBe('unavailable');
    expect(read(413, '').code).toBe('too-large');
    expect(read(500, 'null').code).toBe('internal');
  });

  it('may say when to come back, in seconds or as a date', () => {
    const now = Date.parse('2026-11-23T10:00:00Z');
    expect(secondsFrom('5', now)).toBe(5);
    expect(secondsFrom('Mon, 23 Nov 2026 10:00:30 GMT', now)).toBe(30);
    expect(secondsFrom('soon', now)).toBeUndefined();
    expect(secondsFrom(null, now)).toBeUndefined();
  });
});
