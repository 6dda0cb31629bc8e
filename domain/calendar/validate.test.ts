import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_CALENDAR,
  MAX_HOLIDAYS,
  toIsoDate,
  validateCalendar,
  validateHolidays,
  validateWeekend,
} from './index.ts';

describe('validateWeekend', () => {
  test.each([[[4, 5]], [[5]], [[]], [[1, 2, 3, 4, 5, 6]]])('%j is a weekend', (weekend) => {
    expect(validateWeekend(weekend)).toEqual([]);
  });

  test('a week without a working day is refused', () => {
    expect(validateWeekend([1, 2, 3, 4, 5, 6, 7])).toEqual([{ pointer: '/weekend', code: 'no-working-day' }]);
  });

  test('each entry has to be an ISO weekday and stand once', () => {
    expect(validateWeekend([0, 8, 1.5, 5, 5])).toEqual([
      { pointer: '/weekend/0', code: 'weekday-invalid' },
      { pointer: '/weekend/1', code: 'weekday-invalid' },
      { pointer: '/weekend/2', code: 'weekday-invalid' },
      { pointer: '/weekend/4', code: 'weekday-repeated' },
    ]);
  });
});

describe('validateHolidays', () => {
  test('any days that exist, in any order, are holidays', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 50_000 })),
        (days) => validateHolidays(days.map(toIsoDate)).length === 0,
      ),
    );
    expect(validateHolidays(['2028-02-29', '2026-03-21'])).toEqual([]);
  });

  test.each([
    '',
    '2026-02-30',
    '2026-13-01',
    '2027-02-29',
    '2026-3-21',
    '2026/03/21',
    '۲۰۲۶-۰۳-۲۱',
    '2026-03-21T00:00:00Z',
    '2026-00-10',
  ])('%j is no day', (date) => {
    expect(validateHolidays([date])).toEqual([{ pointer: '/holidays/0', code: 'date-invalid' }]);
  });

  test('a repeated day is reported where it stands again', () => {
    const faults = validateHolidays(['2026-03-21', '2026-03-22', '2026-03-21']);
    expect(faults).toEqual([{ pointer: '/holidays/2', code: 'date-repeated' }]);
  });

  test('an endless list is refused', () => {
    const days = [...Array(MAX_HOLIDAYS + 1).keys()].map(toIsoDate);
    expect(validateHolidays(days)).toEqual([{ pointer: '/holidays', code: 'too-many-holidays' }]);
    expect(validateHolidays(days.slice(1))).toEqual([]);
  });
});

describe('validateCalendar', () => {
  test('finds nothing wrong with the default', () => {
    expect(validateCalendar(DEFAULT_CALENDAR)).toEqual([]);
  });

  test('tells all faults at once', () => {
    const faults = validateCalendar({ weekend: [1, 2, 3, 4, 5, 6, 7, 9], holidays: ['yesterday'] });
    expect(faults.map(({ code }) => code)).toEqual(['weekday-invalid', 'no-working-day', 'date-invalid']);
  });
});
