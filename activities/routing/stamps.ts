import { createHash } from 'node:crypto';
import { endOfTerm, type WorkingCalendar } from '../../domain/calendar/index.ts';
import type { Stamp } from '../../domain/submission/index.ts';

/** Another one for every other calendar; the order of holidays says nothing. */
export const calendarVersion = ({ weekend, holidays }: WorkingCalendar): string =>
  createHash('sha256')
    .update(JSON.stringify([weekend.toSorted(), holidays.toSorted()]))
    .digest('hex')
    .slice(0, 16);

/** The end of so many of the organisation's days from now on. */
export const stampAfter = ({ weekend, holidays }: WorkingCalendar, days: number): Stamp => ({
  at: endOfTerm({ weekend, holidays }, new Date(), days).toISOString(),
  calendar: calendarVersion({ weekend, holidays }),
});
