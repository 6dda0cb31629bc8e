import { setTimeout as pause } from 'node:timers/promises';
import { ServiceError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

const PAUSE_MS = 100;

/** The code of gRPC for a call that the state of what it asks of forbids. */
const FAILED_PRECONDITION = 9;

/**
 * Sends a message again while the engine says that nobody took it, so that nothing has happened and the same update id may be sent
 * anew. Either a worker has not reached it when it ended a task in the middle of a local step, in which it refused another message;
 * or the letter's task ran out of time again and again, as when workers hang: it takes none until a worker has ended a task.
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

const isUnprocessed = (error: unknown): boolean => {
  if (error instanceof ServiceError)
    return (error.cause as { code?: unknown } | undefined)?.code === FAILED_PRECONDITION;
  return (
    error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === 'UnprocessedUpdate'
  );
};
