import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toIsoDate } from './tehran.ts';
import { addWorkingDays, endOfTerm, MAX_WORKING_DAYS, type WorkingCalendar } from './working-days.ts';

const DAY = 86_400_000;
const instant = fc.date({ min: new Date('2023-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const days = fc.integer({ min: 0, max: 60 });
const someDays = fc.integer({ min: 1, max: 60 });
const holiday = fc.integer({ min: 19_358, max: 33_000 }).map(toIsoDate);

/** Holidays near the instant too, so that they matter: half a year at a stretch from time to time. */
const calendarAt = (at: Date): fc.Arbitrary<WorkingCalendar> =>
  fc.record({
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
    holidays: fc
      .tuple(
        fc.uniqueArray(holiday, { maxLength: 10 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }),
        fc.constantFrom(0, 0, 0, 180),
      )
      .map(([far, near, stretch]) => {
        const today = Math.floor(at.getTime() / DAY);
        const close = [...near, ...Array(stretch).keys()].map((ahead) => toIsoDate(today + ahead));
        return [...new Set([...far, ...close])];
      }),
  });
const calendarAndInstant = instant.chain((at) => fc.tuple(calendarAt(at), fc.constant(at)));
const onTehranClock = (at: Date) => new Date(at.getTime() + 3.5 * 3_600_000).toISOString();

function isWorkingDay({ weekend, holidays }: WorkingCalendar, at: Date): boolean {
  const tehran = onTehranClock(at);
  return !weekend.includes(new Date(tehran).getUTCDay() || 7) && !holidays.includes(tehran.slice(0, 10));
}

describe('addWorkingDays, for an office with Thursday and Friday off', () => {
  const office: WorkingCalendar = { weekend: [4, 5], holidays: ['2026-11-30'] };
  const due = (from: string, count: number) => onTehranClock(addWorkingDays(office, new Date(from), count));

  test.each([
    ['the same day for zero days', '2026-11-23T08:00:00Z', 0, '2026-11-23'],
    ['the next day', '2026-11-23T08:00:00Z', 1, '2026-11-24'],
    ['over a weekend', '2026-11-25T08:00:00Z', 1, '2026-11-28'],
    ['over a weekend and a holiday', '2026-11-25T08:00:00Z', 3, '2026-12-01'],
    ['from a Friday, whose own day does not count', '2026-11-27T08:00:00Z', 1, '2026-11-28'],
    ['zero days from a Friday', '2026-11-27T08:00:00Z', 0, '2026-11-28'],
    ['zero days from a holiday', '2026-11-30T08:00:00Z', 0, '2026-12-01'],
    ['late in the evening of UTC, when Tehran has the next day', '2026-11-22T20:30:00Z', 1, '2026-11-24'],
    ['a millisecond before that', '2026-11-22T20:29:59.999Z', 1, '2026-11-23'],
    ['thirty days', '2026-11-23T08:00:00Z', 30, '2027-01-05'],
  ])('%s', (_name, from, count, date) => {
    expect(due(from, count)).toBe(`${date}T23:59:59.000Z`);
  });

  test.each([-1, 0.5, Number.NaN, Infinity, MAX_WORKING_DAYS + 1])('%d days are refused', (count) => {
    expect(() => due('2026-11-23T08:00:00Z', count)).toThrow(RangeError);
  });

  test('an invalid date is refused', () => {
    expect(() => addWorkingDays(office, new Date(Number.NaN), 1)).toThrow(RangeError);
  });

  test('a calendar of weekends alone is refused and does not run for ever', () => {
    const never = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
    expect(() => addWorkingDays(never, new Date(), 1)).toThrow(RangeError);
  });
});

describe('laws of working days', () => {
  test('it always ends on a working day, at 23:59:59 in Tehran', () => {
    fc.assert(
      fc.property(calendarAndInstant, days, ([calendar, from], count) => {
        const end = addWorkingDays(calendar, from, count);
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(onTehranClock(end).slice(11)).toBe('23:59:59.000Z');
      }),
    );
  });

  test('more days end later', () => {
    fc.assert(
      fc.property(calendarAndInstant, someDays, someDays, ([calendar, from], few, more) => {
        const [first, second] = [few, few + more].map((count) => addWorkingDays(calendar, from, count).getTime());
        expect(second).toBeGreaterThan(first as number);
        expect(first).toBeGreaterThan(from.getTime());
      }),
    );
  });

  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(calendarAndInstant, days, fc.nat(30 * DAY), ([calendar, from], count, later) => {
        const second = addWorkingDays(calendar, new Date(from.getTime() + later), count);
        expect(second.getTime()).toBeGreaterThanOrEqual(addWorkingDays(calendar, from, count).getTime());
      }),
    );
  });

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(calendarAndInstant, someDays, days, ([calendar, from], first, second) => {
        const inSteps = addWorkingDays(calendar, addWorkingDays(calendar, from, first), second);
        expect(inSteps).toEqual(addWorkingDays(calendar, from, first + second));
      }),
    );
  });

  test('zero days change nothing on a working day', () => {
    fc.assert(
      fc.property(calendarAndInstant, days, ([calendar, from], count) => {
        fc.pre(isWorkingDay(calendar, from));
        const start = addWorkingDays(calendar, from, 0);
        expect(onTehranClock(start).slice(0, 10)).toBe(onTehranClock(from).slice(0, 10));
        expect(addWorkingDays(calendar, start, count)).toEqual(addWorkingDays(calendar, from, count));
      }),
    );
  });
});

describe('the end of a term of plain days', () => {
  const monday = new Date('2026-11-23T08:00:00Z');
  const end = (days: number, calendar: WorkingCalendar = { weekend: [4, 5], holidays: [] }) =>
    endOfTerm(calendar, monday, days).toISOString().slice(0, 19);

  test('is the end of its last day', () => {
    expect(end(14)).toBe('2026-12-07T20:29:59');
  });

  test('is the end of the next working day when the last day is none', () => {
    expect(end(3)).toBe('2026-11-28T20:29:59');
    expect(end(14, { weekend: [5], holidays: ['2026-12-07', '2026-12-08'] })).toBe('2026-12-09T20:29:59');
  });
});
