import { violatesUnique } from '../../db/repositories/errors.ts';
import type { TenantTransaction } from '../../db/tenancy.ts';
import { derivedId, type Hash } from '../http/derived-id.ts';
import { idempotencyKeyReused } from '../http/problem.ts';
import type { StaffPrincipal } from '../http/principal.ts';
import type { Services } from '../services.ts';
import { audited } from './audited.ts';
import { scopeOf } from './scope.ts';

interface Creation<T> {
  kind: 'unit' | 'staff';
  principal: StaffPrincipal;
  idempotencyKey: string;
  /** What makes a repeat the same request; nothing secret. */
  body: object;
  create(transaction: TenantTransaction, id: string): Promise<T>;
  read(transaction: TenantTransaction, id: string): Promise<T>;
}

/** Creates under an id that follows from the key. A repeat reads; the audit log remembers what the first one asked for. */
export const createOnce = async <T>(services: Services, creation: Creation<T>): Promise<T> => {
  const hash: Hash = (purpose, value) => services.vault.hash(purpose, value);
  const { kind, principal, idempotencyKey } = creation;
  const id = derivedId(hash, kind, principal.staffId, idempotencyKey);
  const fingerprint = hash('fingerprint', JSON.stringify(creation.body)).toString('base64url');
  const attempt = () =>
    services.database.inTenant(scopeOf(principal), async (transaction) => {
      const known = await fingerprintOf(transaction, id);
      if (known !== undefined && known !== fingerprint) throw idempotencyKeyReused();
      if (known !== undefined) return creation.read(transaction, id);
      const created = await creation.create(transaction, id);
      const subject = { subjectType: kind, subjectId: id, action: `${kind}.created` as const };
      await audited(transaction, { principal, clock: services.clock, ...subject, data: { fingerprint } });
      return created;
    });
  return attempt().catch((error: unknown) => {
    if (violatesUnique(error, `${kind === 'unit' ? 'units' : 'staff'}_pkey`)) return attempt();
    throw error;
  });
};

const fingerprintOf = async (transaction: TenantTransaction, id: string): Promise<string | undefined> => {
  const [row] = await transaction.query<{ fingerprint: string }>(
    `select data->>'fingerprint' as fingerprint from audit_log where subject_id = $1 and action like '%.created'`,
    [id],
  );
  return row?.fingerprint;
};
