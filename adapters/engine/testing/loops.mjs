import { condition } from '@temporalio/workflow';

/** Never gives its thread back. */
export async function loops() {
  for (;;);
}

/** Gives it back to nobody but itself. */
export async function loopsInPromises() {
  for (;;) await Promise.resolve();
}

/**
 * Takes more than half of what an activation may in its first call, and as much in its second, which asks for what the workflow waits
 * for once more than the first has.
 */
export async function restsTwice() {
  rest();
  let asked = 0;
  await condition(() => ++asked > 2 && rest());
}

function rest() {
  return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000) === 'timed-out';
}

export async function goesRound() {
  let rounds = 0;
  for (; rounds < 3; rounds++) await condition(() => true);
  return rounds;
}
