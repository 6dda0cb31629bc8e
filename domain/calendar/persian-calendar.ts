import type { DayNumber } from './tehran.ts';

/** A date of the solar Hijri calendar (هجری شمسی), month 1 = Farvardin to 12 = Esfand. */
export interface JalaliDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 1 Farvardin of the year 1 is the Julian day 1948320, and 1970-01-01 the Julian day 2440588. */
const EPOCH: DayNumber = 1_948_320 - 2_440_588;

/**
 * The first day of a year by the 33-year cycle, eight of whose years are leap years. It gives the official calendar, which goes by
 * the equinox in Tehran, from the calendar's introduction in 1304 until 1501 (1925–2123).
 * Source: the arithmetic of ICU's `PersianCalendar`, against which the tests check it, day by day.
 */
function firstDayOf(year: number): DayNumber {
  return EPOCH + 365 * (year - 1) + Math.floor((8 * year + 21) / 33);
}

export const isJalaliLeapYear = (year: number): boolean => firstDayOf(year + 1) - firstDayOf(year) === 366;

/** Six months of 31 days, five of 30, and Esfand with 29, in leap years 30. */
export function jalaliMonthLength({ year, month }: { year: number; month: number }): number {
  if (month <= 6) return 31;
  return month < 12 || isJalaliLeapYear(year) ? 30 : 29;
}

export function jalaliOfDay(day: DayNumber): JalaliDate {
  const guess = Math.floor((day - EPOCH) / 365.25) + 1;
  const year = [guess + 1, guess, guess - 1].find((candidate) => firstDayOf(candidate) <= day) ?? guess - 1;
  const dayOfYear = day - firstDayOf(year);
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 6) / 30) + 1;
  const before = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
  return { year, month, day: dayOfYear - before + 1 };
}

/** The day of a date, or `undefined` for a date that does not exist, such as 30 Esfand of a common year. */
export function dayOfJalali({ year, month, day }: JalaliDate): DayNumber | undefined {
  if (![year, month, day].every(Number.isInteger) || month < 1 || month > 12) return undefined;
  if (day < 1 || day > jalaliMonthLength({ year, month })) return undefined;
  const before = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
  return firstDayOf(year) + before + day - 1;
}
