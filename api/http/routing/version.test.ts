import { describe, expect, test } from '@jest/globals';
import { readIfMatch } from '../requests/if-match.ts';
import { isKnown, versionOf } from './version.ts';

const answer = { json: '{"id":1}', language: 'fa' };

describe('the version of an answer', () => {
  test('is weak, and another one for other content or in another language', () => {
    const others = [answer, { ...answer, json: '{"id":2}' }, { ...answer, language: 'en' }].map(versionOf);
    expect(new Set(others).size).toBe(3);
    for (const version of others) expect(version).toMatch(/^W\/"[\w-]{22}"$/);
    expect(versionOf(answer)).toBe(others[0]);
  });

  test('of a letter begins with its sequence, by which a change is asked for', () => {
    const version = versionOf({ ...answer, etag: '"7"' });
    expect(version).toMatch(/^"7\.[\w-]{22}"$/);
    expect(readIfMatch(version)).toEqual([7]);
    expect(() => readIfMatch(`W/${version}`)).toThrow('precondition-failed');
  });

  test.each([
    ['W/"a"', true],
    ['"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    [undefined, false],
  ])('is known to who has %s: %p', (header, known) => expect(isKnown(header, 'W/"a"')).toBe(known));
});
