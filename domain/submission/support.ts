import type { Instant } from './state.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const plusMinutes = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * MINUTE).toISOString();

export const plusDays = (instant: Instant, days: number): Instant =>
  new Date(Date.parse(instant) + days * DAY).toISOString();

/** Makes the compiler prove that a `switch` over a union is complete. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${(value as { type?: string }).type ?? 'value'}`);
}
