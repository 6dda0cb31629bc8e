import { expect, it } from '@jest/globals';
import { calendarVersion, stampAfter } from './stamps.ts';

const calendar = { weekend: [4, 5], holidays: ['2027-03-21', '2027-03-22'] };

it('a calendar’s version is the same however its days are ordered, and another one for every other calendar', () => {
  const version = calendarVersion(calendar);
  expect(calendarVersion({ weekend: [5, 4], holidays: calendar.holidays.toReversed() })).toBe(version);
  expect(calendarVersion({ ...calendar, weekend: [5] })).not.toBe(version);
  expect(calendarVersion({ ...calendar, holidays: ['2027-03-21'] })).not.toBe(version);
});

it('a stamp is the end of a working day, so many days from now or later, with its calendar', () => {
  const { at, calendar: version } = stampAfter(calendar, 14);
  const days = (Date.parse(at) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(13.9);
  expect(days).toBeLessThan(14 + 1 + 2 + 2);
  expect(at).toMatch(/T20:29:59/);
  expect(version).toBe(calendarVersion(calendar));
});
