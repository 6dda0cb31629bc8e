/**
 * How long a worker may sit on a task of a letter before another one gets it: one that died or hangs keeps it that long. Steps that
 * take longer say so in time, and keep theirs.
 */
export const TASK_WITHIN_MS = 5_000;

/** How long a task waits for the worker that has its letter at hand. */
export const AT_HAND_WITHIN_MS = 3_000;

/** How long a request waits for a letter's answer: a dead worker's letter is taken over and answered within it. */
export const ANSWER_WITHIN_MS = 10_000;
