import { condition } from '@temporalio/workflow';

/** Never gives its thread back. */
export async function loops() {
  for (;;);
}

/** Gives it back to nobody but itself. */
export async function loopsInPromises() {
  for (;;) await Promise.resolve();
}

export async function goesRound() {
  let rounds = 0;
  for (; rounds < 3; rounds++) await condition(() => true);
  return rounds;
}
