import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { adoptNumber } from './activities.ts';
import type { Letter } from './letter.ts';
import { numberedUpdate, type Numbered } from './updates.ts';

/**
 * Takes the number of a letter that was handed over, or whose outcome is in doubt. It is kept before the letter is called registered, by
 * the same fence as any other: a number that another letter has goes to a person. Given again, it changes nothing.
 * @param whileHandled has the letter's body wait as for any message
 */
export function takeNumber(letter: Letter, whileHandled: <T>(work: () => Promise<T>) => Promise<T>): void {
  const isAwaited = (): boolean => letter.state.status === 'registering';

  const refuseUnfit = ({ letterNumber }: Numbered): void => {
    const { registration, status } = letter.state;
    if (isAwaited() || registration?.letterNumber === letterNumber) return;
    const type = registration ? 'other-number' : 'wrong-state';
    throw ApplicationFailure.create({ type, message: type, nonRetryable: true, details: [{ status }] });
  };

  const take = async (numbered: Numbered): Promise<{ taken: boolean }> => {
    while (letter.isAlone()) await condition(() => !letter.isAlone());
    refuseUnfit(numbered);
    if (!isAwaited()) return { taken: true };
    const taken = await letter.alone(() => adopt(letter, numbered));
    await whileHandled(() => letter.inTurn(async () => letter.isSaved() || letter.save()));
    return { taken };
  };

  setHandler(numberedUpdate, take, { validator: refuseUnfit });
}

async function adopt(letter: Letter, { letterNumber, registeredAt }: Numbered): Promise<boolean> {
  const outcome = await adoptNumber({ ...letter.ref, letterNumber, registeredAt });
  if (outcome.outcome === 'done') {
    const { outcome: _, savedAt: _at, ...number } = outcome;
    letter.apply({ type: 'register', ...number });
    return outcome.letterNumber === letterNumber;
  }
  letter.apply({ type: 'raiseAttention', reason: 'number-taken', detail: letterNumber });
  return false;
}
