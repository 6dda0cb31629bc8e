import { isCancellation, TemporalFailure } from '@temporalio/workflow';

type Step<A, R> = (argument: A) => Promise<R>;

/**
 * Takes the short way, a local activity, and the lasting one, a regular activity, when that fails. Endless local retries
 * would fill the history and hide from the list of pending activities.
 */
export function durably<A, R>(short: Step<A, R>, lasting: Step<A, R>): Step<A, R> {
  return async (argument) => {
    try {
      return await short(argument);
    } catch (error) {
      if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
      return lasting(argument);
    }
  };
}
