import { listWaitingRegistrations } from '../../db/repositories/registrations.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { LetterActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';

const SCHEDULES: Scope = { kind: 'system', name: 'schedules' };

/** A letter that has just been tried goes on by itself: its first pauses are shorter. */
const WAITING_AFTER_MS = 10_000;
const AT_ONCE_OF_ONE = 500;

type Needs = Pick<Dependencies, 'database' | 'outside' | 'callLetter'>;

/** Sees of each correspondence system that letters wait for whether it answers, and then calls all of them. */
export function createCallWaitingLetters(needs: Needs): LetterActivities['callWaitingLetters'] {
  const { database, outside, callLetter } = needs;
  return async () => {
    const before = new Date(Date.now() - WAITING_AFTER_MS);
    const waiting = await database.inOneTrip(SCHEDULES, (trip) =>
      listWaitingRegistrations(trip, { before, limit: AT_ONCE_OF_ONE }),
    );
    const organisations = new Set(waiting.map(({ organisationId }) => organisationId));
    const called = await Promise.all(
      Array.from(organisations, (id) => call(waiting.filter(({ organisationId }) => organisationId === id))),
    );
    return { called: called.reduce((sum, count) => sum + count, 0) };
  };

  /** Those of one organisation. */
  async function call(waiting: Awaited<ReturnType<typeof listWaitingRegistrations>>): Promise<number> {
    const [first] = waiting;
    const connected = first && (await outside.correspondenceOf(first.organisationId));
    const answers = await connected?.system.check().then(
      () => true,
      () => false,
    );
    if (!answers) return 0;
    await Promise.all(waiting.map(({ submissionId }) => callLetter(submissionId)));
    return waiting.length;
  }
}
