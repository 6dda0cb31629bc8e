import { expect, test } from '@jest/globals';
import { MAX_TEXT, textFault } from './limits.ts';

test('a reason needs at least three characters besides blanks', () => {
  expect(textFault('  نه  ')).toBe('tooShort');
  expect(textFault('خیر')).toBeUndefined();
});

test('a reason has at most two thousand characters', () => {
  expect(textFault('ا'.repeat(MAX_TEXT))).toBeUndefined();
  expect(textFault('ا'.repeat(MAX_TEXT + 1))).toBe('tooLong');
});
