import { listWaitingRegistrations } from '../../db/repositories/registrations.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { LetterActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';

const SCHEDULES: Scope = { kind: 'system', name: 'schedules' };

/** A letter that has just been tried goes on by itself: its first pauses are shorter. */
const WAITING_AFTER_MS = 10_000;
const AT_ONCE = 500;

type Needs = Pick<Dependencies, 'database' | 'correspondence' | 'callLetter'>;

/** Asks the correspondence system for one of the letters that wait for it; an answer, whatever it says, calls all of them. */
export function createCallWaitingLetters(needs: Needs): LetterActivities['callWaitingLetters'] {
  const { database, correspondence, callLetter } = needs;
  return async () => {
    const before = new Date(Date.now() - WAITING_AFTER_MS);
    const waiting = await database.inOneTrip(SCHEDULES, (trip) =>
      listWaitingRegistrations(trip, { before, limit: AT_ONCE }),
    );
    const [first] = waiting;
    if (!first || !correspondence.canFind) return { called: 0 };
    const answers = await correspondence.find(first.marker).then(
      () => true,
      () => false,
    );
    if (!answers) return { called: 0 };
    await Promise.all(waiting.map(({ submissionId }) => callLetter(submissionId)));
    return { called: waiting.length };
  };
}
