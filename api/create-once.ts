import { settleIdempotencyKey, takeIdempotencyKey } from '../db/repositories/idempotency-keys.ts';
import type { TenantTransaction } from '../db/tenancy.ts';
import { derivedId } from './http/requests/derived-id.ts';
import { fingerprintOf } from './http/requests/idempotency.ts';
import { idempotencyKeyReused } from './http/problems/problem.ts';
import type { Services } from './services.ts';

interface Creation<T, Transaction> {
  kind: 'unit' | 'staff' | 'routing-policy' | 'connection' | 'legal-person';
  /** Opens the transaction in which all of it happens. */
  begin(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Each caller's keys are their own. */
  callerId: string;
  idempotencyKey: string;
  /** What makes a repeat the same request; nothing secret. */
  body: object;
  create(transaction: Transaction): Promise<T>;
  idOf(created: T): string;
  read(transaction: Transaction, id: string): Promise<T>;
}

/**
 * Creates once under a key; a repeat, at once too, reads what was created.
 * @throws Problem 422 when the key was used with another body
 */
export const createOnce = <T, Transaction extends TenantTransaction>(
  { vault }: Services,
  creation: Creation<T, Transaction>,
): Promise<T> => {
  const { kind, callerId, idempotencyKey } = creation;
  const id = derivedId(vault.hash, kind, callerId, idempotencyKey);
  const fingerprint = fingerprintOf(vault, creation.body);
  return creation.begin(async (transaction) => {
    const first = await takeIdempotencyKey(transaction, { id, fingerprint });
    if (first && first.fingerprint !== fingerprint) throw idempotencyKeyReused();
    if (first) return creation.read(transaction, first.made);
    const created = await creation.create(transaction);
    await settleIdempotencyKey(transaction, { id, made: creation.idOf(created) });
    return created;
  });
};
