import { describe, expect, test } from '@jest/globals';
import { gregorianToJalali, jalaliDate, jalaliInstant, jalaliToGregorian, weekdayName } from './jalali.ts';

describe('Jalali dates', () => {
  test('an instant is shown in Tehran, whatever the clock of this machine', () => {
    expect(jalaliInstant('2026-11-23T09:35:00Z', 'fa')).toBe('۲ آذر ۱۴۰۵، ۱۳:۰۵');
    expect(jalaliInstant('2026-11-23T09:35:00Z', 'en')).toBe('2 Azar 1405, 13:05');
  });

  test('an evening in UTC is already the next day in Tehran', () => {
    expect(jalaliDate('2026-03-20T20:30:00Z', 'fa')).toBe('۱ فروردین ۱۴۰۵');
    expect(jalaliDate('2026-03-20T20:29:59Z', 'fa')).toBe('۲۹ اسفند ۱۴۰۴');
  });

  test('midnight is 00 and not 24', () => {
    expect(jalaliInstant('2026-11-22T20:30:00Z', 'en')).toBe('2 Azar 1405, 00:00');
  });

  test('the week begins on Saturday', () => {
    expect(weekdayName('2026-03-21T08:30:00Z', 'fa')).toBe('شنبه');
  });

  test('a day typed with Persian digits becomes the Gregorian day', () => {
    expect(jalaliToGregorian('۱۴۰۵/۱/۱')).toBe('2026-03-21');
    expect(jalaliToGregorian('1403-12-30')).toBe('2025-03-20');
  });

  test('a day that does not exist is refused', () => {
    expect(jalaliToGregorian('1404/12/30')).toBeUndefined();
    expect(jalaliToGregorian('1405/13/01')).toBeUndefined();
    expect(jalaliToGregorian('1405/07/31')).toBeUndefined();
    expect(jalaliToGregorian('2026-03-21')).toBeUndefined();
  });

  test('every day of ten years survives the way there and back', () => {
    for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2034, 0, 1); day += 86_400_000) {
      const gregorian = new Date(day).toISOString().slice(0, 10);
      expect(jalaliToGregorian(gregorianToJalali(gregorian, 'fa'))).toBe(gregorian);
    }
  });
});
