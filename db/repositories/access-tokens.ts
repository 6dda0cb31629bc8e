import type { OneTrip, TenantTransaction } from '../tenancy.ts';

/** A token that an applicant has made for a program. */
export interface AccessToken {
  id: string;
  applicantId: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  /** To the minute. */
  lastUsedAt: Date | null;
}

const COLUMNS = `id, applicant_id as "applicantId", name, scopes, created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt"`;

interface NewAccessToken extends Pick<AccessToken, 'id' | 'applicantId' | 'name' | 'scopes' | 'expiresAt'> {
  /** SHA-256 of the token, which itself is never kept. */
  tokenHash: Buffer;
  /** So many an applicant may have. */
  most: number;
}

/**
 * In the applicant's scope, whose row is locked until the transaction ends: whoever makes another token at once waits for it.
 * @returns nothing when there are as many as there may be
 */
export async function createAccessToken(
  transaction: TenantTransaction,
  { id, applicantId, tokenHash, name, scopes, expiresAt, most }: NewAccessToken,
): Promise<AccessToken | undefined> {
  await transaction.query('select from applicants where id = $1 for no key update', [applicantId]);
  const [row] = await transaction.query<AccessToken>(
    `insert into access_tokens (id, applicant_id, token_hash, name, scopes, expires_at)
     select $1, $2, $3, $4, $5, $6 where (select count(*) from access_tokens where applicant_id = $2) < $7
     returning ${COLUMNS}`,
    [id, applicantId, tokenHash, name, scopes, expiresAt, most],
  );
  return row;
}

/** Newest first; those that have expired too. In the applicant's scope. */
export function listAccessTokens(trip: OneTrip, { applicantId }: { applicantId: string }): Promise<AccessToken[]> {
  return trip.query<AccessToken>(
    `select ${COLUMNS} from access_tokens where applicant_id = $1 order by created_at desc, id desc`,
    [applicantId],
  );
}

/** @returns whether it was there. In the applicant's scope. */
export async function deleteAccessToken(trip: OneTrip, { id }: { id: string }): Promise<boolean> {
  const deleted = await trip.query('delete from access_tokens where id = $1 returning id', [id]);
  return deleted.length > 0;
}

/** Only a token that has not expired; notes that it is used. In the scope `signIn`. */
export async function findAccessToken(
  trip: OneTrip,
  { tokenHash }: { tokenHash: Buffer },
): Promise<AccessToken | undefined> {
  const [[row]] = await Promise.all([
    trip.query<AccessToken>(`select ${COLUMNS} from access_tokens where token_hash = $1 and expires_at > now()`, [
      tokenHash,
    ]),
    trip.query(
      `update access_tokens set last_used_at = now() where token_hash = $1 and expires_at > now()
         and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
      [tokenHash],
    ),
  ]);
  return row;
}

/** In the scope `schedules`. */
export async function deleteExpiredAccessTokens(trip: OneTrip, { before }: { before: Date }): Promise<void> {
  await trip.query('delete from access_tokens where expires_at < $1', [before]);
}
