import { fromStored, type SubmissionState } from '../domain/submission/index.ts';
import type { Sealer, Vault } from './crypto.ts';
import type { LetterValues } from './letter-columns.ts';
import { searchRow, type FoundBy } from './letter-search.ts';
import { summaryJson, type Shown } from './summary.ts';
import { toAuditEntries } from './repositories/audit.ts';
import type { LetterAuditEntry } from './repositories/audit.ts';
import type { OneTrip } from './tenancy.ts';

export const STATE = 'submissions.state';
export const TIMELINE_DATA = 'submission_timeline.data';

/** The sealed state of a letter's row, in the shape of today. */
export const openState = (sealer: Sealer, sealed: Buffer): SubmissionState =>
  fromStored(sealer.open<unknown>(STATE, sealed));

export interface TimelineEntry {
  sequence: number;
  type: string;
  at: Date | string;
  actorKind: string;
  actorId: string | null;
  /** What the timeline shows beside the type; sealed, any JSON. */
  data: unknown;
}

export interface ReadModelWrite {
  vault: Vault;
  submission: LetterValues;
  shown: Shown;
  /** What the letter is found by from now on; with its submission, since nothing of it changes afterwards. */
  search: FoundBy | null;
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
  const [result] = await transaction.query<{ written: boolean }>('select save_letter($1::jsonb, $2) as written', [
    letterJson(write),
    write.vault.seal(STATE, write.state),
  ]);
  return result?.written ?? false;
}

function letterJson({ vault, submission, shown, search, newTimeline, audit }: ReadModelWrite): string {
  return JSON.stringify({
    row: summaryJson(vault, { row: submission, shown }),
    ...(search && { search: searchRow(vault, search) }),
    timeline: newTimeline.map(({ data, ...entry }) => ({
      ...entry,
      data: data === null || data === undefined ? null : vault.seal(TIMELINE_DATA, data).toString('base64'),
    })),
    firstSequence: newTimeline.reduce((lowest, { sequence }) => Math.min(lowest, sequence), submission.sequence + 1),
    ...(audit.length > 0 && { audit: toAuditEntries(submission.id, audit) }),
  });
}
