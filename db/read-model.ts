import { searchKey } from '../domain/text/normalise.ts';
import type { Sealer } from './crypto.ts';
import { appendAuditArguments } from './repositories/audit.ts';
import type { LetterAuditEntry } from './repositories/audit.ts';
import type { OneTrip } from './tenancy.ts';

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
  /** The legal person who sends the letter: found by, not kept. */
  legalName: string | null;
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
 * Writes a letter's row, timeline and audit entries, in the letter's scope. A lower sequence than the stored one changes no
 * row of the read model, an equal one overwrites, and timeline rows beyond it, or inside the span of `newTimeline` but not
 * in it, are removed: they are of something that never happened.
 * @returns whether the row was written
 */
export async function writeReadModel(transaction: OneTrip, write: ReadModelWrite): Promise<boolean> {
  const [result] = await transaction.query<{ written: boolean }>(
    `select ${SAVE_LETTER} as written`,
    saveArguments(write),
  );
  return result?.written ?? false;
}

const SAVE_LETTER = `save_letter(${Array.from({ length: 21 }, (_, index) => `$${index + 1}`).join(', ')})`;

function saveArguments(write: ReadModelWrite): unknown[] {
  const { submission, newTimeline, audit } = write;
  const [, auditEntries] = appendAuditArguments(submission, audit);
  const first = newTimeline.reduce((lowest, { sequence }) => Math.min(lowest, sequence), submission.sequence + 1);
  return [...submissionColumns(write), timelineJson(write), first, auditEntries];
}

function submissionColumns({ sealer, submission, state }: ReadModelWrite): unknown[] {
  const { id, organisationId, applicantId, unitId, assigneeId, status, needsAttention, sequence, subject } = submission;
  const { trackingCode, letterNumber, clientReference, createdAt, updatedAt, submittedAt, promisedAt } = submission;
  const found = [subject, trackingCode, letterNumber, clientReference, submission.legalName]
    .filter((text) => text !== null)
    .join('\n');
  return [
    ...[id, organisationId, applicantId, unitId, assigneeId, status, needsAttention, sequence, subject],
    ...[trackingCode, letterNumber, clientReference, searchKey(found), sealer.seal(STATE, state)],
    ...[createdAt, updatedAt, submittedAt, promisedAt],
  ];
}

function timelineJson({ sealer, newTimeline }: ReadModelWrite): string {
  const rows = newTimeline.map(({ data, ...entry }) => ({
    ...entry,
    data: data === null || data === undefined ? null : sealer.seal(TIMELINE_DATA, data).toString('base64'),
  }));
  return JSON.stringify(rows);
}
