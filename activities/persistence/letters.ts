import type { SubmissionState } from '../../domain/submission/index.ts';
import { writeReadModel, type ReadModelSubmission, type TimelineEntry } from '../../db/read-model.ts';
import { appendLetterAudit } from '../../db/repositories/audit.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { LetterActivities, LetterRef, LetterRows } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';

/** The scope that sees one letter and what belongs to it. */
export const scopeOf = ({ submissionId, organisationId, applicantId }: LetterRef): Scope => ({
  kind: 'letter',
  submissionId,
  organisationId,
  applicantId,
});

/** The read model and the audit log, as the workflow writes them. */
export function createPersistence({
  database,
  vault,
}: Dependencies): Pick<LetterActivities, 'saveLetter' | 'recordAudit'> {
  return {
    async saveLetter({ state, events, audit }) {
      const write = { sealer: vault, submission: rowOf(state), state, newTimeline: timelineOf(events), audit };
      await database.inOneTrip(scopeOf(refOf(state)), (transaction) => writeReadModel(transaction, write));
    },

    async recordAudit({ entries, ...ref }) {
      await database.inOneTrip(scopeOf(ref), (transaction) => appendLetterAudit(transaction, { ...ref, entries }));
    },
  };
}

const refOf = ({ id, organisationId, applicantId }: SubmissionState): LetterRef => ({
  submissionId: id,
  organisationId,
  applicantId,
});

/** The tracking code stays out of the searchable row until the letter is submitted: nobody was told it. */
const rowOf = (state: SubmissionState): ReadModelSubmission => ({
  id: state.id,
  organisationId: state.organisationId,
  applicantId: state.applicantId,
  unitId: state.unitId,
  assigneeId: state.assignee?.staffId ?? null,
  status: state.status,
  needsAttention: state.attention !== null,
  sequence: state.sequence,
  subject: state.content.subject,
  trackingCode: state.submittedAt ? state.trackingCode : null,
  letterNumber: state.registration?.letterNumber ?? null,
  clientReference: state.clientReference,
  createdAt: state.createdAt,
  updatedAt: state.updatedAt,
  submittedAt: state.submittedAt,
  promisedAt: state.routing?.promisedAt ?? null,
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
