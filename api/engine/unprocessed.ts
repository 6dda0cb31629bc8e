import { setTimeout as pause } from 'node:timers/promises';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

const PAUSE_MS = 50;

/**
 * Sends a message again while the engine says that the letter did not process it: a worker has not reached it when it ended a task
 * in the middle of a local step, in which it refused another one. Nothing has happened then, and the same update id may be sent anew.
 * Each try has to have its end in the caller's deadline.
 * @throws whatever else goes wrong
 */
export async function untilProcessed<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isUnprocessed(error)) throw error;
    }
    await pause(PAUSE_MS);
  }
}

const isUnprocessed = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === 'UnprocessedUpdate';
