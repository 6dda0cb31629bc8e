/** A day in Tehran, counted from 1970-01-01. */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;

/**
 * Iran keeps UTC+3:30 all year since summer time was abolished with the year 1401 (IANA time zone database 2022b, zone
 * Asia/Tehran); instants before 2022-09-22 would be an hour off in summer. It is a number and not `Intl`'s table because
 * workflows calculate with it: a worker with another table would replay a letter differently.
 */
const TEHRAN_OFFSET_MS = 3.5 * 3_600_000;

function checked(milliseconds: number): number {
  if (Number.isNaN(milliseconds)) throw new RangeError('not a valid instant');
  return milliseconds;
}

/** The day that it is in Tehran at an instant. @throws RangeError for an invalid date. */
export function dayOf(instant: Date): DayNumber {
  return Math.floor((checked(instant.getTime()) + TEHRAN_OFFSET_MS) / MS_PER_DAY);
}

/** The time of day in Tehran, in whole seconds since midnight. */
export function secondOfDay(instant: Date): number {
  return Math.floor((instant.getTime() + TEHRAN_OFFSET_MS - dayOf(instant) * MS_PER_DAY) / 1000);
}

/** 23:59:59 of a day in Tehran, as an instant. */
export function endOfDay(day: DayNumber): Date {
  return new Date((day + 1) * MS_PER_DAY - 1000 - TEHRAN_OFFSET_MS);
}

/** When the day began in Tehran that it is at an instant. */
export const beginOfDay = (instant: Date): Date => new Date(dayOf(instant) * MS_PER_DAY - TEHRAN_OFFSET_MS);

/** ISO 8601 weekday, 1 = Monday to 7 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The gregorian date of a day, `YYYY-MM-DD`. */
export function toIsoDate(day: DayNumber): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Reads `YYYY-MM-DD`; `undefined` for any other form and for days that do not exist, such as 2026-02-30. */
export function parseIsoDate(text: string): DayNumber | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY;
  return Number.isNaN(day) || toIsoDate(day) !== text ? undefined : day;
}
