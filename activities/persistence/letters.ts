import type { SubmissionState } from '../../domain/submission/index.ts';
import { rowOf } from '../../db/letter-row.ts';
import { foundBy } from '../../db/letter-search.ts';
import { writeReadModel, type TimelineEntry } from '../../db/read-model.ts';
import { getAddressee } from '../../db/repositories/applicants.ts';
import { beginSmsMessage } from '../../db/repositories/sms.ts';
import { shownOf } from '../../db/summary.ts';
import type { OneTrip, Scope } from '../../db/tenancy.ts';
import type { LetterRef, LetterRows } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Courier } from '../sms/courier.ts';
import { isToBeTold, noticesOf } from '../sms/notices.ts';

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

export function createWriteLetter({ database, vault, publicUrl }: Dependencies, courier: Courier): WriteLetter {
  return async ({ state, events, audit }, also = async () => undefined) => {
    const search = events.some(({ type }) => type === 'submitted') ? foundBy(state) : null;
    const letter = { submission: rowOf(state), shown: shownOf(state), search, state };
    const write = { vault, ...letter, newTimeline: timelineOf(events), audit };
    const scope = scopeOf(refOf(state));
    const notices = isToBeTold(events)
      ? noticesOf(state, {
          events,
          to: { publicUrl, ...(await database.inOneTrip(scope, (trip) => getAddressee(trip, state))) },
        })
      : [];
    const panel = await courier.choose(state.organisationId);
    const [, , ...begun] = await database.inOneTrip(scope, (trip) =>
      Promise.all([
        also(trip),
        writeReadModel(trip, write),
        ...notices.map((message) => beginSmsMessage(trip, { sealer: vault, message, panelId: panel.id })),
      ]),
    );
    const to = state.sender.mobile;
    notices.forEach(({ id: messageId, text }, index) => begun[index] && courier.send({ messageId, panel, to, text }));
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
