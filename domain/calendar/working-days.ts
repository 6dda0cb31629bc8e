import { dayOf, endOfDay, toIsoDate, weekdayOf, type DayNumber } from './tehran.ts';

/** An organisation's working time. Weekend and holidays are its own to set: they differ between organisations and years. */
export interface WorkingCalendar {
  /** ISO weekdays, 1 = Monday to 7 = Sunday. */
  readonly weekend: readonly number[];
  /** Gregorian days in Tehran, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** What an organisation may set: some eighty years of official holidays, and a working day a week at least. */
export const CALENDAR_LIMITS = { holidays: 2000, weekend: 6 };

/** About twenty years; no deadline is longer, and a count cannot run on for ever. */
export const MAX_WORKING_DAYS = 5000;

type IsWorking = (day: DayNumber) => boolean;

function workingTest(calendar: WorkingCalendar): IsWorking {
  const weekend = new Set(calendar.weekend);
  const holidays = new Set(calendar.holidays);
  return (day) => !weekend.has(weekdayOf(day)) && !holidays.has(toIsoDate(day));
}

function checkUsable(calendar: WorkingCalendar, days: number): void {
  if (!Number.isInteger(days) || days < 0 || days > MAX_WORKING_DAYS)
    throw new RangeError('not a number of working days');
  if ([1, 2, 3, 4, 5, 6, 7].every((weekday) => calendar.weekend.includes(weekday)))
    throw new RangeError('a calendar without working days');
}

function nextWorkingDay(isWorking: IsWorking, from: DayNumber): DayNumber {
  let day = from;
  while (!isWorking(day)) day += 1;
  return day;
}

/**
 * The end, 23:59:59 in Tehran, of the working day that is `days` working days after the day of `instant`. The day of the instant
 * itself does not count, as is usual for legal time limits: what comes in on a Saturday is due in one working day at the end of
 * Sunday. Zero days is the end of that day, or of the next working day when it is none.
 * @throws RangeError for an invalid date, a calendar without working days, or days that are not a whole number from 0 to
 * {@link MAX_WORKING_DAYS}.
 */
export function addWorkingDays(calendar: WorkingCalendar, instant: Date, days: number): Date {
  checkUsable(calendar, days);
  const isWorking = workingTest(calendar);
  let day = dayOf(instant);
  if (days === 0) return endOfDay(nextWorkingDay(isWorking, day));
  for (let counted = 0; counted < days; counted += 1) day = nextWorkingDay(isWorking, day + 1);
  return endOfDay(day);
}

/**
 * The end of a term of plain days: of the last day, 23:59:59 in Tehran, or of the next working day when the last one is none, as is
 * usual for legal time limits that are told in days.
 * @throws RangeError as {@link addWorkingDays}
 */
export const endOfTerm = (calendar: WorkingCalendar, instant: Date, days: number): Date =>
  addWorkingDays(calendar, new Date(instant.getTime() + days * 24 * 60 * 60 * 1_000), 0);
