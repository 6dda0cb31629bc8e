import type { Status } from '../api/types.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const unitFor = (elapsed: number): [number, Intl.RelativeTimeFormatUnit] => {
  if (elapsed < HOUR) return [MINUTE, 'minute'];
  return elapsed < DAY ? [HOUR, 'hour'] : [DAY, 'day'];
};

/** «۳ روز پیش», “in 2 hours”: the whole units between two instants. */
export const relativeTime = (iso: string, { now, locale }: { now: number; locale: string }): string => {
  const distance = Date.parse(iso) - now;
  const [size, unit] = unitFor(Math.abs(distance));
  const count = Math.trunc(distance / size);
  return new Intl.RelativeTimeFormat(locale, { numeric: count === 0 ? 'auto' : 'always' }).format(count, unit);
};

const OPEN: readonly Status[] = ['submitted', 'awaitingDecision', 'awaitingApplicant', 'registering'];

export const isOpen = (status: Status): boolean => OPEN.includes(status);

/** The promised day has passed and the organisation has not answered yet. */
export const isOverdue = (letter: { status: Status; promisedAt: string | null }, now: number): boolean =>
  letter.promisedAt !== null && isOpen(letter.status) && Date.parse(letter.promisedAt) < now;
