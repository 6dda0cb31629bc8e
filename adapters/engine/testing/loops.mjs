import { condition } from '@temporalio/workflow';

/** Never gives its thread back. */
export async function loops() {
  for (;;);
}

/** Gives it back to nobody but itself. */
export async function loopsInPromises() {
  for (;;) await Promise.resolve();
}

/** Gives its thread back twice within one activation, each time after more than half of what an activation may take. */
export async function restsTwice() {
  rest();
  await condition(() => rest());
}

function rest() {
  return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000) === 'timed-out';
}

export async function goesRound() {
  let rounds = 0;
  for (; rounds < 3; rounds++) await condition(() => true);
  return rounds;
}
