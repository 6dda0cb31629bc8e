/**
 * Makes steps wait for each other. Local activities that overlap end in any order, but on replay in the order in which they
 * began; what follows from them would then be done in another order than the history has.
 */
export function createTurns(): <T>(step: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const turn = last.then(step);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Lets one step at a time have the letter to itself. */
export interface Solitude {
  alone<T>(step: () => Promise<T>): Promise<T>;
  isAlone(): boolean;
}

/** @param until the workflow's `condition`: resolves when what is asked has become true */
export function createSolitude(until: (is: () => boolean) => Promise<void>): Solitude {
  let isAlone = false;
  return {
    async alone(step) {
      while (isAlone) await until(() => !isAlone);
      isAlone = true;
      return step().finally(() => (isAlone = false));
    },
    isAlone: () => isAlone,
  };
}
