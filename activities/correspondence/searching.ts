import { getRegistration, markRegistration } from '../../db/repositories/registrations.ts';
import type { LetterActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { INSTALLATIONS_OWN } from '../outside.ts';
import { scopeOf } from '../persistence/letters.ts';
import type { Numbers } from './numbers.ts';
import { leaveAs } from './sending.ts';

/** Finds out what became of a try that told no outcome. */
export function createSearching(
  dependencies: Dependencies,
  numbers: Numbers,
): Pick<LetterActivities, 'fenceRegistration' | 'searchRegistration'> {
  const { database, outside } = dependencies;
  return {
    async fenceRegistration(ref) {
      const [, row] = await database.inOneTrip(scopeOf(ref), (trip) =>
        Promise.all([
          markRegistration(trip, { ...ref, from: ['sending'], state: 'unknown', reason: 'no outcome' }),
          getRegistration(trip, ref),
        ]),
      );
      return row ? numbers.outcomeOf(ref, row) : { outcome: 'unknown' };
    },

    async searchRegistration(ref) {
      const row = await database.inOneTrip(scopeOf(ref), (trip) => getRegistration(trip, ref));
      if (!row || row.state === 'intent') return { outcome: 'notSent' };
      if (row.state === 'done' || row.state === 'handedOver') return numbers.outcomeOf(ref, row);
      if (row.state === 'refused') return { outcome: 'refused', reason: row.reason ?? '' };
      const system = await outside.correspondenceAt(row.connectionId ?? INSTALLATIONS_OWN);
      if (!system?.canFind) return { outcome: 'cannotTell' };
      const found = await system.find(row.marker);
      if (found.found) {
        const { letterNumber, registeredAt } = found;
        return numbers.keepAlone(ref, { letterNumber, registeredAt });
      }
      if (Date.now() <= row.notAfter.getTime() + system.longestDelayMs) return { outcome: 'wait' };
      await leaveAs(dependencies, ref, { ofTry: row.notAfter, state: 'intent' });
      return { outcome: 'notSent' };
    },
  };
}
