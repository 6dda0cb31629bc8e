import { getRegistration, markRegistration, recordIntent } from '../../db/repositories/registrations.ts';
import type { LetterRef } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { scopeOf } from '../persistence/letters.ts';

/** A letter that was never sent, or that the other side has refused, is left as refused; what may have a number stays as it is. */
export async function abandon(
  { database }: Pick<Dependencies, 'database'>,
  ref: LetterRef,
): Promise<{ abandoned: boolean }> {
  const { submissionId, organisationId } = ref;
  const [, , row] = await database.inOneTrip(scopeOf(ref), (trip) =>
    Promise.all([
      recordIntent(trip, { submissionId, organisationId, marker: submissionId, notAfter: new Date() }),
      markRegistration(trip, { submissionId, from: ['intent', 'refused'], state: 'refused', reason: 'given up' }),
      getRegistration(trip, { submissionId }),
    ]),
  );
  return { abandoned: row?.state === 'refused' };
}
