import type { SummaryRow } from '../../db/repositories/submissions.ts';
import { internal } from '../http/problems/problem.ts';
import { presentReceiver, type Viewer } from './presenter.ts';

/** A letter in its applicant's list. */
export async function presentSummary(row: SummaryRow, { directory, language }: Viewer) {
  const names = await directory.find(row.organisationId, row.unitId);
  if (!names) throw internal(new Error('A letter belongs to no organisation.'));
  const { id, status, needsAttention, sequence, subject, clientReference, correctionOf, documentCount } = row;
  return {
    ...{ id, ...presentReceiver(row, names, language), status, needsAttention, sequence, subject },
    ...{ clientReference, correctionOf, documentCount: documentCount ?? 0 },
    ...{ trackingCode: row.trackingCode, letterNumber: row.letterNumber },
    createdAt: instant(row.createdAt),
    updatedAt: instant(row.updatedAt),
    submittedAt: row.submittedAt && instant(row.submittedAt),
    promisedAt: row.promisedAt && instant(row.promisedAt),
    decidedAt: row.decidedAt && instant(row.decidedAt),
    registeredAt: row.registeredAt && instant(row.registeredAt),
    answeredAt: row.answeredAt && instant(row.answeredAt),
    dueAt: row.dueAt && instant(row.dueAt),
  };
}

/** A letter in a list of the desk. */
export async function presentDeskSummary(row: SummaryRow, viewer: Viewer) {
  const { sender, claim, attention } = row;
  return { ...(await presentSummary(row, viewer)), sender, claim, attention };
}

const instant = (at: Date | string): string => new Date(at).toISOString();
