import { describe, expect, test } from '@jest/globals';
import { format } from 'date-fns-jalali';
import fc from 'fast-check';
import * as jalali from './jalali.ts';
import * as persian from './persian-calendar.ts';
import * as tehran from './tehran.ts';

const calendar = { ...jalali, ...persian, ...tehran };

const at = (iso: string) => new Date(iso);
const intl = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
});
const byIntl = (instant: Date) => {
  const parts = Object.fromEntries(
    intl.formatToParts(instant).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
  );
  return {
    year: parts.year,
    month: parts.month,
    day: parts.day,
    hour: parts.hour,
    minute: parts.minute,
    second: parts.second,
  };
};
const sinceFixedOffset = fc.date({ min: at('2022-09-22'), max: at('2122-01-01'), noInvalidDate: true });
const allDays = (from: string, to: string) => {
  const first = calendar.parseIsoDate(from) as number;
  return [...Array((calendar.parseIsoDate(to) as number) - first).keys()].map((index) => first + index);
};

describe('the Persian calendar', () => {
  test('agrees with Intl on every day from 1304 to 1500', () => {
    const utc = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    const wrong = allDays('1925-03-22', '2122-03-21').filter((day) => {
      const parts = utc.formatToParts(day * 86_400_000);
      const value = (type: string) => Number.parseInt(parts.find((part) => part.type === type)?.value ?? '', 10);
      const date = calendar.jalaliOfDay(day);
      return date.year !== value('year') || date.month !== value('month') || date.day !== value('day');
    });
    expect(wrong).toEqual([]);
  });

  test('agrees with date-fns-jalali on every day from 1390 to 1480', () => {
    const wrong = allDays('2011-03-21', '2101-03-21').filter((day) => {
      const [year, month, date] = calendar.toIsoDate(day).split('-').map(Number) as [number, number, number];
      const { year: y, month: m, day: d } = calendar.jalaliOfDay(day);
      return format(new Date(year, month - 1, date, 12), 'yyyy-M-d') !== `${y}-${m}-${d}`;
    });
    expect(wrong).toEqual([]);
  });

  test('a date and its day are turned into each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), (day) => {
        expect(calendar.dayOfJalali(calendar.jalaliOfDay(day))).toBe(day);
      }),
    );
  });

  test.each([1399, 1403, 1408])('%d is a leap year with 30 Esfand', (year) => {
    expect(calendar.isJalaliLeapYear(year)).toBe(true);
    expect(calendar.dayOfJalali({ year, month: 12, day: 30 })).toBeDefined();
  });

  test.each([
    { year: 1404, month: 12, day: 30 },
    { year: 1405, month: 7, day: 31 },
    { year: 1405, month: 0, day: 1 },
    { year: 1405, month: 13, day: 1 },
    { year: 1405, month: 1, day: 0 },
    { year: 1405, month: 1.5, day: 1 },
    { year: Number.NaN, month: 1, day: 1 },
  ])('%j does not exist', (date) => {
    expect(calendar.dayOfJalali(date)).toBeUndefined();
  });
});

describe('date and time in Tehran', () => {
  test('agree with Intl at any instant since the offset is fixed', () => {
    fc.assert(
      fc.property(sinceFixedOffset, (instant) => {
        const { weekday, ...rest } = calendar.toJalaliParts(instant);
        expect(rest).toEqual(byIntl(instant));
        const name = instant.toLocaleDateString('en', { weekday: 'long', timeZone: 'Asia/Tehran' });
        expect(calendar.WEEKDAYS.en[weekday - 1]).toBe(name);
      }),
      { numRuns: 1000 },
    );
  });

  test('an instant can be another day in Tehran than in UTC', () => {
    expect(calendar.toJalali(at('2026-03-20T20:29:59Z'), 'en')).toBe('29 Esfand 1404');
    expect(calendar.toJalali(at('2026-03-20T20:30:00Z'), 'en')).toBe('1 Farvardin 1405');
    expect(calendar.jalaliYear(at('2026-03-20T20:30:00Z'))).toBe(1405);
  });

  test('a day ends at 23:59:59', () => {
    const day = calendar.dayOf(at('2026-11-23T12:00:00Z'));
    expect(calendar.endOfDay(day).toISOString()).toBe('2026-11-23T20:29:59.000Z');
  });

  test('an invalid date is refused', () => {
    expect(() => calendar.toJalali(at('never'), 'fa')).toThrow(RangeError);
  });
});

describe('on screen', () => {
  const instant = at('2026-11-23T11:37:05Z');

  test('in Persian, with Persian digits', () => {
    expect(calendar.toJalali(instant, 'fa')).toBe('۲ آذر ۱۴۰۵');
    expect(calendar.toJalaliLong(instant, 'fa')).toBe('دوشنبه ۲ آذر ۱۴۰۵');
    expect(calendar.toTehranTime(instant, 'fa')).toBe('۱۵:۰۷');
    expect(calendar.toJalaliDateTime(instant, 'fa')).toBe('۲ آذر ۱۴۰۵، ساعت ۱۵:۰۷');
  });

  test('in English', () => {
    expect(calendar.toJalali(instant, 'en')).toBe('2 Azar 1405');
    expect(calendar.toJalaliLong(instant, 'en')).toBe('Monday 2 Azar 1405 (23 November 2026)');
    expect(calendar.toJalaliDateTime(instant, 'en')).toBe('2 Azar 1405, 15:07');
  });

  test('midnight is 00:00', () => {
    expect(calendar.toJalaliDateTime('2026-11-22T20:30:00Z', 'en')).toBe('2 Azar 1405, 00:00');
  });

  test.each(['fa', 'en'] as const)('the months and weekdays in %s are those of Intl', (locale) => {
    const months = [...Array(12).keys()].map((index) => {
      const day = calendar.dayOfJalali({ year: 1405, month: index + 1, day: 15 }) as number;
      return calendar
        .endOfDay(day)
        .toLocaleDateString(`${locale}-u-ca-persian`, { month: 'long', timeZone: 'Asia/Tehran' });
    });
    const weekdays = [...Array(7).keys()].map((index) =>
      calendar.endOfDay(4 + index).toLocaleDateString(locale, { weekday: 'long', timeZone: 'Asia/Tehran' }),
    );
    expect(calendar.JALALI_MONTHS[locale]).toEqual(months);
    expect(calendar.WEEKDAYS[locale]).toEqual(weekdays);
  });
});

describe('a day that people type', () => {
  test.each([
    ['۱۴۰۵/۱/۱', '2026-03-21'],
    [' 1403-12-30 ', '2025-03-20'],
    ['1405.09.02', '2026-11-23'],
  ])('%s is %s', (typed, day) => {
    expect(calendar.parseJalali(typed)).toBe(day);
  });

  test.each(['1404/12/30', '1405/13/01', '1405/07/31', '2026-03-21', '', '1405/1'])('%j is none', (typed) => {
    expect(calendar.parseJalali(typed)).toBeUndefined();
  });

  test('survives the way there and back', () => {
    for (const day of allDays('2024-01-01', '2034-01-01').map(calendar.toIsoDate))
      expect(calendar.parseJalali(calendar.toJalaliNumeric(day, 'fa'))).toBe(day);
  });
});
