import type { SubmissionEventType, SubmissionState } from '../../domain/submission/index.ts';
import type { Sealer, Vault } from '../crypto.ts';
import { SELECT_LETTER, SELECT_SUMMARY, type LetterColumns, type LetterValues } from '../letter-columns.ts';
import { rowOf } from '../letter-row.ts';
import { openState, TIMELINE_DATA } from '../read-model.ts';
import { openShown, shownOf, type Shown } from '../summary.ts';
import type { OneTrip } from '../tenancy.ts';

/** A letter as the read model has it. `state` is what the workflow wrote, opened. */
export type SubmissionRow<State = unknown> = LetterColumns & { state: State };

/** A letter as lists show it. */
export type SummaryRow = LetterValues & Shown;

/** The last letter of the page before. */
export interface SubmissionCursor {
  createdAt: string | Date;
  id: string;
}

export interface SubmissionFilter {
  statuses?: readonly string[];
  unitIds?: readonly string[];
  organisationId?: string;
  assigneeId?: string;
  trackingCode?: string;
  letterNumber?: string;
  clientReference?: string;
  needsAttention?: boolean;
}

export interface SubmissionPage extends SubmissionFilter {
  vault: Vault;
  /** By when they were begun; newest first unless it says otherwise. */
  order?: 'newest' | 'oldest';
  limit: number;
  after?: SubmissionCursor;
}

export interface TimelineRow {
  sequence: number;
  type: SubmissionEventType;
  at: Date;
  actorKind: string;
  actorId: string | null;
  data: unknown;
}

/** Letters of the applicant, or those submitted to the organisation: the scope decides which. */
export async function listSubmissions(
  transaction: OneTrip,
  { vault, ...filter }: SubmissionPage,
): Promise<SummaryRow[]> {
  const rows = await transaction.query<StoredSummary>(`select ${SELECT_SUMMARY} from list_submissions($1::jsonb)`, [
    JSON.stringify(filter),
  ]);
  return rows.map((row) => summaryOf(row, vault));
}

/** The state comes where the row has no summary of it. */
export type StoredSummary = LetterColumns & ({ state: null; shown: Buffer } | { state: Buffer; shown: Buffer | null });

export function summaryOf({ state: sealed, shown, ...row }: StoredSummary, sealer: Sealer): SummaryRow {
  if (sealed === null) return { ...row, ...openShown(sealer, shown) };
  const state = openState(sealer, sealed);
  return { ...rowOf(state), ...shownOf(state) };
}

export async function getSubmission<State = unknown>(
  transaction: OneTrip,
  { id, sealer }: { id: string; sealer: Sealer },
): Promise<SubmissionRow<State> | undefined> {
  const [row] = await transaction.query<SubmissionRow<Buffer>>(
    `select ${SELECT_LETTER} from submissions where id = $1`,
    [id],
  );
  return row && opened<State>(row, sealer);
}

/** How many drafts an applicant has, counted up to `limit`. */
export async function countDrafts(
  transaction: OneTrip,
  { applicantId, limit }: { applicantId: string; limit: number },
): Promise<number> {
  const [row] = await transaction.query<{ count: number }>(
    `select count(*)::integer as count from
     (select from submissions where applicant_id = $1 and status = 'draft' limit $2) as drafts`,
    [applicantId, limit],
  );
  return row?.count ?? 0;
}

/** The letters of an applicant to which documents can be added. */
export async function listOpenStates(
  transaction: OneTrip,
  { applicantId, sealer }: { applicantId: string; sealer: Sealer },
): Promise<SubmissionState[]> {
  const rows = await transaction.query<{ state: Buffer }>(
    `select state from submissions where applicant_id = $1 and status in ('draft', 'awaitingApplicant')`,
    [applicantId],
  );
  return rows.map(({ state }) => openState(sealer, state));
}

/** Where a letter stands, as the correspondence system names it. */
export async function getReceiver(
  transaction: OneTrip,
  { submissionId }: { submissionId: string },
): Promise<{ organisation: string; unit: string } | undefined> {
  const [row] = await transaction.query<{ organisation: string; unit: string }>(
    `select o.slug as organisation, u.code as unit from submissions s join units u on u.id = s.unit_id
     join organisations o on o.id = u.organisation_id where s.id = $1`,
    [submissionId],
  );
  return row;
}

/** For tracking without signing in; the caller compares the mobile in the state. */
export async function getSubmissionByTrackingCode<State = unknown>(
  transaction: OneTrip,
  { trackingCode, sealer }: { trackingCode: string; sealer: Sealer },
): Promise<SubmissionRow<State> | undefined> {
  const [row] = await transaction.query<SubmissionRow<Buffer>>(
    `select ${SELECT_LETTER} from submissions where tracking_code = $1`,
    [trackingCode],
  );
  return row && opened<State>(row, sealer);
}

/** Oldest first. */
export async function listTimeline(
  transaction: OneTrip,
  { submissionId, sealer }: { submissionId: string; sealer: Sealer },
): Promise<TimelineRow[]> {
  const rows = await transaction.query<TimelineRow & { data: Buffer | null }>(
    `select sequence, type, at, actor_kind as "actorKind", actor_id as "actorId", data
     from submission_timeline where submission_id = $1 order by sequence`,
    [submissionId],
  );
  return rows.map((row) => ({ ...row, data: row.data && sealer.open<unknown>(TIMELINE_DATA, row.data) }));
}

function opened<State>(row: SubmissionRow<Buffer>, sealer: Sealer): SubmissionRow<State> {
  return { ...row, state: openState(sealer, row.state) as State };
}
