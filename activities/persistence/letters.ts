import type { SubmissionState } from '../../domain/submission/index.ts';
import { rowOf } from '../../db/letter-row.ts';
import { foundBy } from '../../db/letter-search.ts';
import { writeReadModel, type TimelineEntry } from '../../db/read-model.ts';
import { shownOf } from '../../db/summary.ts';
import type { OneTrip, Scope } from '../../db/tenancy.ts';
import type { LetterRef, LetterRows } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Courier } from '../sms/courier.ts';
import { createTell } from '../sms/telling.ts';

/** The scope that sees one letter and what belongs to it. */
export const scopeOf = ({ submissionId, organisationId, applicantId }: LetterRef): Scope => ({
  kind: 'letter',
  submissionId,
  organisationId,
  applicantId,
});

/**
 * Writes what is known of a letter outside its workflow, all or nothing: the read model, the audit log and the messages to
 * the applicant, which then are on their way.
 * @param also what goes with it
 */
export type WriteLetter = (rows: LetterRows, also?: (trip: OneTrip) => Promise<unknown>) => Promise<void>;

export function createWriteLetter(dependencies: Dependencies, courier: Courier): WriteLetter {
  const { database, vault } = dependencies;
  const tell = createTell(dependencies, courier);
  return async ({ state, events, audit }, also = async () => undefined) => {
    const search = events.some(({ type }) => type === 'submitted') ? foundBy(state) : null;
    const letter = { submission: rowOf(state), shown: shownOf(state), search, state };
    const write = { vault, ...letter, newTimeline: timelineOf(events), audit };
    const scope = scopeOf(refOf(state));
    const telling = await tell(state, { scope, events });
    const [, , toBeSent] = await database.inOneTrip(scope, (trip) =>
      Promise.all([also(trip), writeReadModel(trip, write), telling.write(trip)]),
    );
    telling.send(toBeSent);
  };
}

const refOf = ({ id, organisationId, applicantId }: SubmissionState): LetterRef => ({
  submissionId: id,
  organisationId,
  applicantId,
});

const timelineOf = (events: LetterRows['events']): TimelineEntry[] =>
  events.map(({ sequence, type, at, actor, ...data }) => ({
    sequence,
    type,
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    data: type === 'created' ? null : { ...data, actorName: actor.name },
  }));
