import { parseIsoDate } from './tehran.ts';
import type { WorkingCalendar } from './working-days.ts';

/** Some forty years of official holidays. */
export const MAX_HOLIDAYS = 1000;

export const CALENDAR_FAULT_CODES = [
  'weekday-invalid',
  'weekday-repeated',
  'no-working-day',
  'date-invalid',
  'date-repeated',
  'too-many-holidays',
] as const;
export type CalendarFaultCode = (typeof CALENDAR_FAULT_CODES)[number];

/** What is wrong with a calendar and where: a JSON pointer into it (RFC 6901). The message files have the words to each code. */
export interface CalendarFault {
  readonly pointer: string;
  readonly code: CalendarFaultCode;
}

const isWeekday = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 7;

/** The index of each entry that already stood before it. */
const isRepeated = (value: unknown, { list, index }: { list: readonly unknown[]; index: number }): boolean =>
  list.indexOf(value) < index;

/** All faults of a weekend: ISO weekdays 1 to 7, each once, and at least one day a week has to be left to work on. */
export function validateWeekend(weekend: readonly number[]): CalendarFault[] {
  const faults = weekend.flatMap((weekday, index): CalendarFault[] => {
    const pointer = `/weekend/${index}`;
    if (!isWeekday(weekday)) return [{ pointer, code: 'weekday-invalid' }];
    return isRepeated(weekday, { list: weekend, index }) ? [{ pointer, code: 'weekday-repeated' }] : [];
  });
  const days = new Set(weekend.filter(isWeekday)).size;
  return days < 7 ? faults : [...faults, { pointer: '/weekend', code: 'no-working-day' }];
}

/** All faults of a list of holidays: gregorian days that exist, written `YYYY-MM-DD` in ASCII digits, each once, in any order. */
export function validateHolidays(holidays: readonly string[]): CalendarFault[] {
  if (holidays.length > MAX_HOLIDAYS) return [{ pointer: '/holidays', code: 'too-many-holidays' }];
  return holidays.flatMap((date, index): CalendarFault[] => {
    const pointer = `/holidays/${index}`;
    if (parseIsoDate(date) === undefined) return [{ pointer, code: 'date-invalid' }];
    return isRepeated(date, { list: holidays, index }) ? [{ pointer, code: 'date-repeated' }] : [];
  });
}

/** Everything that is wrong with a calendar, all at once; empty when it may be used. */
export function validateCalendar(calendar: WorkingCalendar): CalendarFault[] {
  return [...validateWeekend(calendar.weekend), ...validateHolidays(calendar.holidays)];
}
