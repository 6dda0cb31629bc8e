import type { LetterActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { WriteLetter } from '../persistence/letters.ts';
import { abandon } from './abandoning.ts';
import { createNumbers } from './numbers.ts';
import { createSearching } from './searching.ts';
import { createSending } from './sending.ts';

/**
 * Exactly one letter number. The row in `registrations` is intent and fence: only the step from `intent` to `sending`, which one
 * alone can win and which is committed before anything leaves, lets a letter be sent. From there on the outcome counts as
 * unknown until the far side has told it.
 */
export function createRegistration(
  dependencies: Dependencies,
  saveLetter: WriteLetter,
): Pick<
  LetterActivities,
  'registerLetter' | 'fenceRegistration' | 'searchRegistration' | 'adoptNumber' | 'abandonRegistration'
> {
  const numbers = createNumbers(dependencies, saveLetter);
  return {
    registerLetter: createSending(dependencies, numbers),
    ...createSearching(dependencies, numbers),
    abandonRegistration: (ref) => abandon(dependencies, ref),
    adoptNumber: ({ letterNumber, registeredAt, ...ref }) => numbers.keepAlone(ref, { letterNumber, registeredAt }),
  };
}
