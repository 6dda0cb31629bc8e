import { expect, test } from '@jest/globals';
import { smsParts, smsSize } from './sms-parts.ts';

test.each([
  ['', 1],
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  [`${'a'.repeat(158)}€`, 1],
  [`${'a'.repeat(159)}€`, 2],
  [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
  ['آ'.repeat(70), 1],
  ['آ'.repeat(71), 2],
  ['آ'.repeat(134), 2],
  ['آ'.repeat(135), 3],
  [`${'a'.repeat(70)}آ`, 2],
  [`${'آ'.repeat(68)}😀`, 1],
  [`${'آ'.repeat(66)}😀${'آ'.repeat(66)}`, 3],
])('%j has %i parts', (text, parts) => expect(smsParts(text)).toBe(parts));

test('says what a part holds, by the alphabet', () => {
  expect(smsSize('a€')).toEqual({ parts: 1, units: 3, perPart: 160, alphabet: 'gsm' });
  expect(smsSize('آ'.repeat(71))).toEqual({ parts: 2, units: 71, perPart: 67, alphabet: 'ucs2' });
});
