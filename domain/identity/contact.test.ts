import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toPersianDigits } from '../text/digits.ts';
import { lastFourDigits, parseMobile, toNationalForm, toReadableForm, type Mobile } from './mobile.ts';

const national = fc.stringMatching(/^9[0-9]{9}$/);

describe('mobile number', () => {
  test.each(['+98', '+980', '+98(0)', '0098', '00980', '98', '0', ''])(
    'with the prefix %j it is the same number',
    (prefix) => {
      fc.assert(fc.property(national, (number) => parseMobile(`${prefix}${number}`) === `+98${number}`));
      fc.assert(
        fc.property(national, (number) => parseMobile(toPersianDigits(`${prefix}${number}`)) === `+98${number}`),
      );
    },
  );

  test('spaces, dashes, brackets and direction marks do not matter', () => {
    expect(parseMobile('\u202a+98 (912) 123-4567\u202c')).toBe('+989121234567');
    expect(parseMobile('۰۹۱۲ ۱۲۳ ۴۵ ۶۷')).toBe('+989121234567');
  });

  test.each([
    '+98 0912 123 4567',
    '+98(0)912-123-4567',
    '+98 (0) 912 1234567',
    '+98.912.123.4567',
    '0912.123.45.67',
    '0912/1234567',
    '0098 912 123 4567',
    '989121234567',
    '۰۰۹۸ (۰) ۹۱۲ – ۱۲۳ ۴۵ ۶۷',
    '٠٩١٢١٢٣٤٥٦٧',
  ])('%j is read as people mean it', (text) => expect(parseMobile(text)).toBe('+989121234567'));

  test.each([
    '',
    '0812345678',
    '02188776655',
    '0912123456',
    '091212345678',
    '+1 912 123 4567',
    '00989',
    '0912123456a',
    '++989121234567',
    '+98009121234567',
    '+09121234567',
    '09121234567,09121234568',
  ])('%j is refused', (text) => {
    expect(parseMobile(text)).toBeUndefined();
  });

  test('is shown in groups, and what is none stays as it is', () => {
    expect(toReadableForm('+989123456789')).toBe('0912 345 6789');
    for (const other of ['+4930123456', '']) expect(toReadableForm(other)).toBe(other);
  });

  test('what was read is read again as itself, also from its national form', () => {
    fc.assert(
      fc.property(national, (number) => {
        const mobile = parseMobile(number) as Mobile;
        expect(parseMobile(mobile)).toBe(mobile);
        expect(parseMobile(toNationalForm(mobile))).toBe(mobile);
        expect(lastFourDigits(mobile)).toBe(number.slice(-4));
      }),
    );
  });
});
