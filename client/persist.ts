import { type ApiProblem, cancelled, isProblem } from './problem.ts';
import { secondsToWait } from './retry.ts';
import type { WaitingCalls } from './waiting.ts';

export interface Persistence {
  waiting: WaitingCalls;
  /** Asks the person to sign in again; false when they do not. Undefined where nobody had signed in: then a 401 is an answer. */
  signInAgain?: () => Promise<boolean> | undefined;
}

export interface Manner {
  /** Whether something is to be changed. */
  changes: boolean;
  /** Whether 401 is an answer rather than a session that has ended. */
  anonymous?: boolean;
}

/** Makes a call again as long as that can help: after a wait in view, or after signing in again. */
export const createPersist = ({ waiting, signInAgain }: Persistence) => {
  const readyToRepeat = async (problem: ApiProblem, { changes, anonymous, call, attempt }: Manner & Try) => {
    const { status, code, retryAfter } = problem;
    const again = status === 401 && !anonymous ? signInAgain?.() : undefined;
    if (again) {
      if (await again) return;
      throw cancelled();
    }
    const seconds = secondsToWait({ status, code, retryAfter, attempt, changes });
    if (seconds === undefined) throw problem;
    await waiting.wait(call, { reason: status === 0 ? 'offline' : 'pending', seconds, attempt });
  };

  return async <T>(run: () => Promise<T>, manner: Manner): Promise<T> => {
    const call = Symbol('call');
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          return await run();
        } catch (error) {
          if (!isProblem(error)) throw error;
          await readyToRepeat(error, { ...manner, call, attempt });
        }
      }
    } finally {
      waiting.done(call);
    }
  };
};

interface Try {
  call: symbol;
  attempt: number;
}
