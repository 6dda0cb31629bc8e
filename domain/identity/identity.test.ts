import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toPersianDigits } from '../text/digits.ts';
import { legalIdCheckDigit, parseLegalId } from './legal-id.ts';
import { nationalIdCheckDigit, parseNationalId } from './national-id.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const allEqual = (text: string) => new Set(text).size === 1;
const nationalId = digits(9)
  .map((nine) => `${nine}${nationalIdCheckDigit(nine)}`)
  .filter((id) => !allEqual(id));
const legalId = digits(10).map((ten) => `${ten}${legalIdCheckDigit(ten)}`);
const otherDigit = fc.integer({ min: 1, max: 9 });

const bumpLast = (id: string, by: number) => `${id.slice(0, -1)}${(Number(id.at(-1)) + by) % 10}`;

describe('national ID of a natural person', () => {
  test.each(['0499370899', '0790419904', '0084575948'])('%s is read', (id) => {
    expect(parseNationalId(id)).toBe(id);
  });

  test('each generated ID is read, its leading zeros kept', () => {
    fc.assert(fc.property(nationalId, (id) => parseNationalId(id) === id));
    fc.assert(
      fc.property(digits(8), (eight) => {
        const nine = `0${eight}`;
        const id = `${nine}${nationalIdCheckDigit(nine)}`;
        expect(parseNationalId(id)).toBe(allEqual(id) ? undefined : id);
      }),
    );
  });

  test('a wrong check digit is always caught', () => {
    fc.assert(fc.property(nationalId, otherDigit, (id, by) => parseNationalId(bumpLast(id, by)) === undefined));
  });

  test('Persian and Arabic digits, spaces, dashes and direction marks are taken', () => {
    fc.assert(fc.property(nationalId, (id) => parseNationalId(toPersianDigits(id)) === id));
    expect(parseNationalId(' \u200f٠٤٩-٩٣٧٠٨٩-٩ ')).toBe('0499370899');
  });

  test('ten times 1 is a person’s', () => expect(parseNationalId('۱۱۱۱۱۱۱۱۱۱')).toBe('1111111111'));

  test.each([...'023456789'])('ten times %s is refused', (digit) => {
    expect(parseNationalId(digit.repeat(10))).toBeUndefined();
  });

  test.each(['', '499370899', '00499370899', '049937089x', '049937089.9', '-', '0499370899\n0499370899'])(
    '%j is refused',
    (text) => {
      expect(parseNationalId(text)).toBeUndefined();
    },
  );

  test('nothing makes it throw, and what it gives is ten digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => /^\d{10}$/.test(parseNationalId(text) ?? '0123456789')),
    );
  });
});

describe('national ID of a legal person', () => {
  test.each(['10380284790', '14007650912'])('%s is read', (id) => {
    expect(parseLegalId(id)).toBe(id);
  });

  test('each generated ID is read, in Persian digits too', () => {
    fc.assert(fc.property(legalId, (id) => parseLegalId(id) === id && parseLegalId(toPersianDigits(id)) === id));
  });

  test('a wrong check digit is always caught', () => {
    fc.assert(fc.property(legalId, otherDigit, (id, by) => parseLegalId(bumpLast(id, by)) === undefined));
  });

  test('a remainder of ten counts as zero', () => {
    const tens = fc.sample(digits(10), 2000).filter((ten) => legalIdCheckDigit(ten) === 0);
    expect(tens.length).toBeGreaterThan(200);
  });

  test.each(['', '1038028479', '103802847900', '1038028479x', '00000000000', '11111111111'])(
    '%j is refused',
    (text) => {
      expect(parseLegalId(text)).toBeUndefined();
    },
  );
});
