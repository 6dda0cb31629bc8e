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
