import type { TenantTransaction } from '../tenancy.ts';

/** What the first request with a key asked for and made. */
export interface FirstRequest {
  fingerprint: string;
  /** The id of what it made. */
  made: string;
}

/**
 * Takes a key for the scope's organisation or applicant, until the transaction rolls back. Whoever takes the same key at once waits
 * here for the outcome of the first.
 * @returns nothing when the key is new
 */
export async function takeIdempotencyKey(
  transaction: TenantTransaction,
  { id, fingerprint }: { id: string; fingerprint: string },
): Promise<FirstRequest | undefined> {
  const taken = await transaction.query(
    'insert into idempotency_keys (id, fingerprint) values ($1, $2) on conflict (id) do nothing returning id',
    [id, fingerprint],
  );
  if (taken.length > 0) return undefined;
  const [first] = await transaction.query<FirstRequest>(
    'select fingerprint, made from idempotency_keys where id = $1',
    [id],
  );
  if (!first) throw new Error('The idempotency key belongs to another scope.');
  return first;
}

/** Remembers what was made under a key that this transaction has taken. */
export async function settleIdempotencyKey(
  transaction: TenantTransaction,
  { id, made }: { id: string; made: string },
): Promise<void> {
  await transaction.query('update idempotency_keys set made = $2 where id = $1', [id, made]);
}

/** In the scope `schedules`. */
export async function deleteOldIdempotencyKeys(
  transaction: TenantTransaction,
  { before }: { before: Date },
): Promise<void> {
  await transaction.query('delete from idempotency_keys where created_at < $1', [before]);
}
