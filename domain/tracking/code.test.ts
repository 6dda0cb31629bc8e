import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { toPersianDigits } from '../text/digits.ts';
import { makeTrackingCode, parseTrackingCode, TRACKING_ALPHABET, TRACKING_CODE_BYTES } from './code.ts';

const code = fc
  .uint8Array({ minLength: 64, maxLength: 64 })
  .map((bytes) => makeTrackingCode(bytes.map((byte) => byte % 253)));
const bare = (text: string) => text.replaceAll('-', '');
const replaceAt = (text: string, { at, by }: { at: number; by: string }) => text.slice(0, at) + by + text.slice(at + 1);
const positions = [...Array(12).keys()];

describe('the alphabet', () => {
  test('has a prime number of different characters', () => {
    expect(new Set(TRACKING_ALPHABET).size).toBe(23);
    expect(TRACKING_ALPHABET).toHaveLength(23);
  });

  test.each(['0OQD', '1IL', '2Z', '5S', '6G', '8B', 'UV', 'VW', 'VY'])(
    'holds at most one of the look-alikes %s',
    (group) => {
      expect([...group].filter((character) => TRACKING_ALPHABET.includes(character)).length).toBeLessThanOrEqual(1);
    },
  );

  test('with 11 free characters holds at least 48 bits', () => {
    expect(11 * Math.log2(TRACKING_ALPHABET.length)).toBeGreaterThan(48);
  });
});

describe('makeTrackingCode', () => {
  test('gives three groups of four', () => {
    fc.assert(fc.property(code, (made) => /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(made)));
  });

  test('throws bytes away that would favour some characters', () => {
    const bytes = Uint8Array.from([255, 254, 253, ...positions]);
    expect(makeTrackingCode(bytes)).toBe(makeTrackingCode(Uint8Array.from(positions)));
  });

  test('each byte value that is used stands for each character equally often', () => {
    const first = [...Array(253).keys()].map((byte) => makeTrackingCode(new Uint8Array(11).fill(byte)).charAt(0));
    const counts = new Map(first.map((character) => [character, first.filter((other) => other === character).length]));
    expect([...new Set(counts.values())]).toEqual([11]);
  });

  test('refuses too few bytes', () => {
    expect(() => makeTrackingCode(new Uint8Array(10))).toThrow(RangeError);
    expect(() => makeTrackingCode(new Uint8Array(32).fill(255))).toThrow(RangeError);
  });

  test('the advised number of bytes is enough and gives other codes each time', () => {
    const codes = new Set([...Array(2000)].map(() => makeTrackingCode(randomBytes(TRACKING_CODE_BYTES))));
    expect(codes.size).toBe(2000);
  });
});

describe('parseTrackingCode', () => {
  test('a code is read again as itself', () => {
    fc.assert(fc.property(code, (made) => parseTrackingCode(made) === made));
  });

  test('case, spaces, dashes, Persian digits and direction marks do not matter', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (const typed of [bare(made), made.toLowerCase(), made.replaceAll('-', ' – '), toPersianDigits(made)])
          expect(parseTrackingCode(typed)).toBe(made);
        expect(parseTrackingCode(`\u2066 ${[...made].join('\u200f')}\u2069\n`)).toBe(made);
      }),
    );
  });

  test('a single wrong character is always detected', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (const at of positions)
          for (const by of [...TRACKING_ALPHABET].filter((character) => character !== bare(made)[at]))
            expect(parseTrackingCode(replaceAt(bare(made), { at, by }))).toBeUndefined();
      }),
    );
  });

  test('two different characters in exchanged places are always detected', () => {
    fc.assert(
      fc.property(code, (made) => {
        const text = bare(made);
        for (const a of positions)
          for (const b of positions.filter((other) => other > a && text[other] !== text[a])) {
            const swapped = replaceAt(replaceAt(text, { at: a, by: text.charAt(b) }), { at: b, by: text.charAt(a) });
            expect(parseTrackingCode(swapped)).toBeUndefined();
          }
      }),
    );
  });

  test('a missing or an additional character is always detected', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 11 }), fc.constantFrom(...TRACKING_ALPHABET), (made, at, more) => {
        const text = bare(made);
        expect(parseTrackingCode(text.slice(0, at) + text.slice(at + 1))).toBeUndefined();
        expect(parseTrackingCode(text.slice(0, at) + more + text.slice(at))).toBeUndefined();
      }),
    );
  });

  test.each(['', '-', 'O222-2222-2222', '1234-5678-9012', 'ßßßßßßßßßßßß', 'ſ222-2222-2222'])(
    '%j is no code',
    (text) => {
      expect(parseTrackingCode(text)).toBeUndefined();
    },
  );

  test('nothing makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseTrackingCode(text) !== 'number'));
  });
});
