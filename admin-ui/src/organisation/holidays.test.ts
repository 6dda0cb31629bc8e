import { describe, expect, test } from '@jest/globals';
import { withHoliday, withoutHoliday } from './holidays.ts';

describe('holidays', () => {
  test('a typed Jalali day takes its place among the others', () => {
    expect(withHoliday(['2026-06-04'], '۱۴۰۵/۱/۱')).toEqual({ holidays: ['2026-03-21', '2026-06-04'] });
  });

  test('a day that does not exist, or is there already, changes nothing and is named', () => {
    expect(withHoliday(['2026-03-21'], '1405/01/01')).toEqual({ holidays: ['2026-03-21'], fault: 'holidayKnown' });
    expect(withHoliday([], '1404/12/30')).toEqual({ holidays: [], fault: 'holidayInvalid' });
  });

  test('a day can be taken out', () => {
    expect(withoutHoliday(['2026-03-21', '2026-06-04'], '2026-03-21')).toEqual(['2026-06-04']);
  });
});
