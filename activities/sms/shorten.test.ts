import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shorten } from './shorten.ts';

const short = (text: string, most: number) => shorten(text, { most, more: '…' });

it('leaves a text that fits, on one line', () => {
  expect(short(' درخواست \n گواهی ', 14)).toBe('درخواست گواهی');
});

it('cuts at a word, and inside one that is too long', () => {
  expect(short('درخواست گواهی اشتغال به کار', 20)).toBe('درخواست گواهی…');
  expect(short('درخواست گواهی', 8)).toBe('درخواست…');
  expect(short('x'.repeat(30), 10)).toBe(`${'x'.repeat(9)}…`);
});

it('never passes the limit, and has no half of a character in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 40 }), (text, most) => {
      expect([...short(text, most)].length).toBeLessThanOrEqual(most);
      expect(short(`${'x'.repeat(most - 2)}😀😀😀`, most)).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});
