import { searchKey } from '../domain/text/normalise.ts';
import type { Sealer } from './crypto.ts';
import { appendAuditArguments } from './repositories/audit.ts';
import type { LetterAuditEntry } from './repositories/audit.ts';
import type { TenantTransaction } from './tenancy.ts';

export const STATE = 'submissions.state';
export const TIMELINE_DATA = 'submission_timeline.data';

type Instant = string | Date;

export interface ReadModelSubmission {
  id: string;
  organisationId: string;
  applicantId: string;
  unitId: string | null;
  assigneeId: string | null;
  status: string;
  needsAttention: boolean;
  sequence: number;
  subject: string;
  trackingCode: string | null;
  letterNumber: string | null;
  clientReference: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  submittedAt: Instant | null;
  promisedAt: Instant | null;
}

export interface TimelineEntry {
  sequence: number;
  type: string;
  at: Instant;
  actorKind: string;
  actorId: string | null;
  /** What the timeline shows beside the type; sealed, any JSON. */
  data: unknown;
}

export interface ReadModelWrite {
  sealer: Sealer;
  submission: ReadModelSubmission;
  /** The whole state of the workflow, sealed here. */
  state: unknown;
  /** The entries that the stored timeline may lack, up to the submission's sequence. */
  newTimeline: readonly TimelineEntry[];
  /** Entries for the audit log; those that it has already are passed over. */
  audit: readonly LetterAuditEntry[];
}

/**
 * Writes a letter's row, timeline and audit entries in one statement, in the letter's scope. A lower sequence than the stored
 * one changes no row of the read model, an equal one overwrites, and timeline rows beyond it, or inside the span of
 * `newTimeline` but not in it, are removed: they are of something that never happened.
 * @returns whether the row was written
 */
export async function writeReadModel(transaction: TenantTransaction, write: ReadModelWrite): Promise<boolean> {
  const { submission, newTimeline } = write;
  const [result] = await transaction.query<{ written: boolean }>(WRITE, [
    ...submissionColumns(write),
    timelineJson(write),
    newTimeline.reduce((lowest, { sequence }) => Math.min(lowest, sequence), submission.sequence + 1),
    ...appendAuditArguments(submission, write.audit),
  ]);
  return result?.written ?? false;
}

function submissionColumns({ sealer, submission, state }: ReadModelWrite): unknown[] {
  const { id, organisationId, applicantId, unitId, assigneeId, status, needsAttention, sequence, subject } = submission;
  const { trackingCode, letterNumber, clientReference, createdAt, updatedAt, submittedAt, promisedAt } = submission;
  const found = [subject, trackingCode, letterNumber, clientReference].filter((text) => text !== null).join('\n');
  return [
    ...[id, organisationId, applicantId, unitId, assigneeId, status, needsAttention, sequence, subject],
    ...[trackingCode, letterNumber, clientReference, searchKey(found), sealer.seal(STATE, state)],
    ...[createdAt, updatedAt, submittedAt, promisedAt],
  ];
}

function timelineJson({ sealer, newTimeline }: ReadModelWrite): string {
  const rows = newTimeline.map(({ sequence, type, at, actorKind, actorId, data }) => ({
    ...{ sequence, type, at, actor_kind: actorKind, actor_id: actorId },
    data: data === null || data === undefined ? null : sealer.seal(TIMELINE_DATA, data).toString('base64'),
  }));
  return JSON.stringify(rows);
}

const WRITE = `
with written as (
  insert into submissions as stored (id, organisation_id, applicant_id, unit_id, assignee_id, status, needs_attention,
    sequence, subject, tracking_code, letter_number, client_reference, search_key, state, created_at, updated_at,
    submitted_at, promised_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
  on conflict (id) do update set unit_id = excluded.unit_id, assignee_id = excluded.assignee_id,
    status = excluded.status, needs_attention = excluded.needs_attention, sequence = excluded.sequence,
    subject = excluded.subject, tracking_code = excluded.tracking_code, letter_number = excluded.letter_number,
    client_reference = excluded.client_reference, search_key = excluded.search_key, state = excluded.state,
    updated_at = excluded.updated_at, submitted_at = excluded.submitted_at, promised_at = excluded.promised_at
  where stored.sequence <= excluded.sequence
  returning true
), given as (
  select * from jsonb_to_recordset($19::jsonb) as entry (sequence integer, type text, at timestamptz, actor_kind text,
    actor_id uuid, data text) where sequence <= $8
), removed as (
  delete from submission_timeline t
  where t.submission_id = $1 and t.sequence >= $20 and exists (select from written)
    and not exists (select from given where given.sequence = t.sequence)
), kept as (
  insert into submission_timeline (submission_id, sequence, organisation_id, applicant_id, type, at, actor_kind,
    actor_id, data)
  select $1, sequence, $2, $3, type, at, actor_kind, actor_id, decode(data, 'base64') from given
  where exists (select from written)
  on conflict (submission_id, sequence) do update set type = excluded.type, at = excluded.at,
    actor_kind = excluded.actor_kind, actor_id = excluded.actor_id, data = excluded.data
)
select exists (select from written) as written,
  case when $22::jsonb is not null then append_audit($21, $22::jsonb) end as audited`;
