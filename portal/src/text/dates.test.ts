import { describe, expect, it } from '@jest/globals';
import { formatDate, formatDateTime, formatLongDate, partsOf } from './dates.ts';

describe('dates', () => {
  it('shows the Jalali day in Tehran, with Persian digits in Persian', () => {
    expect(formatDate('2026-11-23T10:00:00Z', 'fa')).toBe('۲ آذر ۱۴۰۵');
    expect(formatDate('2026-11-23T10:00:00Z', 'en')).toBe('2 Azar 1405');
  });

  it('takes the day from Tehran and not from UTC', () => {
    expect(formatDate('2026-11-23T20:29:59Z', 'en')).toBe('2 Azar 1405');
    expect(formatDate('2026-11-23T20:30:00Z', 'en')).toBe('3 Azar 1405');
  });

  it('knows the last day of a leap year and the first of the next', () => {
    expect(formatDate('2025-03-20T12:00:00Z', 'en')).toBe('30 Esfand 1403');
    expect(formatDate('2025-03-21T12:00:00Z', 'en')).toBe('1 Farvardin 1404');
  });

  it('writes midnight as 00:00', () => {
    expect(partsOf('2026-11-22T20:30:00Z')).toEqual({ year: 1405, month: 9, day: 2, time: '00:00' });
  });

  it('adds the time of day in Tehran', () => {
    expect(formatDateTime('2026-11-23T10:05:00Z', 'fa')).toBe('۲ آذر ۱۴۰۵، ساعت ۱۳:۳۵');
    expect(formatDateTime('2026-11-23T10:05:00Z', 'en')).toBe('2 Azar 1405, 13:35');
  });

  it('names the weekday, and in English the Gregorian day too, for a date to plan by', () => {
    expect(formatLongDate('2026-12-13T20:29:59Z', 'fa')).toBe('یکشنبه ۲۲ آذر ۱۴۰۵');
    expect(formatLongDate('2026-12-13T20:29:59Z', 'en')).toBe('Sunday 22 Azar 1405 (13 December 2026)');
  });
});
