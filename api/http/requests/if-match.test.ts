import { describe, expect, test } from '@jest/globals';
import { expectedSequence, readIfMatch } from './if-match.ts';

const expected = (header: string | undefined) => expectedSequence(readIfMatch(header), 7);

describe('If-Match, for what has sequence 7,', () => {
  test.each([
    ['*', null],
    [' * ', null],
    ['"7"', 7],
    ['"7", "1"', 7],
    ['"1","7"', 7],
    ['"a,b", W/"1", "7"', 7],
    ['W/"7", "1"', 1],
    ['"6"', 6],
    ['"1", "2"', 1],
  ])('of %s expects %p', (header, sequence) => expect(expected(header)).toBe(sequence));

  test.each(['W/"7"', '7', '"7', '"07"', '"x"', '""', '"*"'])('of %s fails', (header) => {
    expect(() => expected(header)).toThrow('precondition-failed');
  });

  test.each([undefined, ''])('is needed: %p', (header) => {
    expect(() => expected(header)).toThrow('precondition-required');
  });
});
