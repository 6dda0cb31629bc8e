import type { AuditEntry } from '../repositories/audit.ts';
import type { TenantTransaction } from '../tenancy.ts';

export interface AuditRow extends AuditEntry {
  number: number;
  at: Date;
  subjectSequence: number | null;
  data: object;
}

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
