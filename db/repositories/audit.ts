import type { OneTrip, TenantTransaction } from '../tenancy.ts';

/** An event of a letter: nothing of its content. */
export interface LetterAuditEntry {
  sequence: number;
  at: string | Date;
  actorKind: string;
  actorId: string | null;
  action: string;
}

/** Something that staff did to what is configured. `data` must hold nothing personal. */
export interface AuditEntry {
  at: string | Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  data?: object;
}

/** Appends what happened to an organisation's settings, staff or units. */
export async function appendAudit(
  transaction: TenantTransaction,
  log: { organisationId: string; entries: readonly AuditEntry[] },
): Promise<void> {
  await transaction.query('select append_audit($1, $2::jsonb)', [log.organisationId, JSON.stringify(log.entries)]);
}

/** Appends what happened to a letter, where that does not go with its row; what is there already is passed over. */
export async function appendLetterAudit(
  trip: OneTrip,
  letter: { organisationId: string; submissionId: string; entries: readonly LetterAuditEntry[] },
): Promise<void> {
  const entries = JSON.stringify(toAuditEntries(letter.submissionId, letter.entries));
  await trip.query('select append_audit($1, $2::jsonb)', [letter.organisationId, entries]);
}

/** A letter's entries as the database's `append_audit` takes them. */
export const toAuditEntries = (submissionId: string, entries: readonly LetterAuditEntry[]): object[] =>
  entries.map(({ sequence, ...entry }) => ({
    ...entry,
    subjectType: 'submission',
    subjectId: submissionId,
    subjectSequence: sequence,
  }));
