import { describe, expect, test } from '@jest/globals';
import { toPersianDigits } from '../../../domain/text/digits.ts';
import { localDigits, toAsciiDigits } from './digits.ts';

describe('digits', () => {
  test('Persian and Arabic digits become ASCII', () => {
    expect(toAsciiDigits('۱۴۰۵/٠١/۰۲ الف')).toBe('1405/01/02 الف');
  });

  test('ASCII digits become Persian', () => {
    expect(toPersianDigits('0912-3')).toBe('۰۹۱۲-۳');
  });

  test('a letter number follows the language of the screen', () => {
    expect(localDigits('1405/12', 'fa')).toBe('۱۴۰۵/۱۲');
    expect(localDigits('1405/12', 'en')).toBe('1405/12');
  });

  test('a code with Latin letters is never translated', () => {
    expect(localDigits('K7RM-2XPD-94TH', 'fa')).toBe('K7RM-2XPD-94TH');
  });
});
