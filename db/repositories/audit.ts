import type { TenantTransaction } from '../tenancy.ts';

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

export interface AuditRow extends AuditEntry {
  number: number;
  at: Date;
  subjectSequence: number | null;
  data: object;
}

/** Appends what happened to an organisation's settings, staff or units. */
export async function appendAudit(
  transaction: TenantTransaction,
  log: { organisationId: string; entries: readonly AuditEntry[] },
): Promise<void> {
  await transaction.query('select append_audit($1, $2::jsonb)', [log.organisationId, JSON.stringify(log.entries)]);
}

/** A letter's entries as the database's `append_audit` takes them. */
export const toAuditEntries = (submissionId: string, entries: readonly LetterAuditEntry[]): object[] =>
  entries.map(({ sequence, ...entry }) => ({
    ...entry,
    subjectType: 'submission',
    subjectId: submissionId,
    subjectSequence: sequence,
  }));

/** The number of the first entry that does not fit the chain; null when the whole log is as it was written. */
export async function verifyAudit(
  transaction: TenantTransaction,
  { organisationId }: { organisationId: string },
): Promise<number | null> {
  const [row] = await transaction.query<{ broken: string | null }>('select verify_audit($1) as broken', [
    organisationId,
  ]);
  return row?.broken ? Number(row.broken) : null;
}

/** Newest first; `before` is the number of the last entry of the page before. */
export async function listAudit(
  transaction: TenantTransaction,
  page: { organisationId: string; limit: number; before?: number; subjectId?: string },
): Promise<AuditRow[]> {
  return transaction.query<AuditRow>(
    `select number::integer, at, actor_kind as "actorKind", actor_id as "actorId", action, subject_type as "subjectType",
       subject_id as "subjectId", subject_sequence as "subjectSequence", data
     from audit_log
     where organisation_id = $1 and number < coalesce($2, 9007199254740991) and subject_id = coalesce($3, subject_id)
     order by number desc limit $4`,
    [page.organisationId, page.before ?? null, page.subjectId ?? null, page.limit],
  );
}
