const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

const FIRST_MS = 10 * SECOND;
const LONGEST_MS = 4 * HOUR;

/** After so long a time in which nothing arrived, a webhook is switched off. */
export const GIVEN_UP_AFTER_MS = 72 * HOUR;

/** How long to wait after so many failures in a row, from 1: three times as long each time, to four hours at most. */
export const pauseAfter = (failures: number): number => Math.min(FIRST_MS * 3 ** (failures - 1), LONGEST_MS);
