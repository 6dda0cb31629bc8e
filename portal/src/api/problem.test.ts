import { describe, expect, it } from '@jest/globals';
import { problemFrom, secondsFrom } from './problem.ts';

describe('a failed call', () => {
  it('is told in the words of the problem document', () => {
    const text = JSON.stringify({ code: 'invalid', status: 422, title: 'x', errors: [] });
    expect(problemFrom(422, text)).toEqual({ code: 'invalid', status: 422, title: 'x', errors: [] });
  });

  it('of a proxy, with a page of HTML, counts as unavailable', () => {
    expect(problemFrom(502, '<html>Bad Gateway</html>').code).toBe('unavailable');
    expect(problemFrom(413, '').code).toBe('too-large');
    expect(problemFrom(500, 'null').code).toBe('internal');
  });

  it('may say when to come back, in seconds or as a date', () => {
    const now = Date.parse('2026-11-23T10:00:00Z');
    expect(secondsFrom('5', now)).toBe(5);
    expect(secondsFrom('Mon, 23 Nov 2026 10:00:30 GMT', now)).toBe(30);
    expect(secondsFrom('soon', now)).toBeUndefined();
    expect(secondsFrom(null, now)).toBeUndefined();
  });
});
