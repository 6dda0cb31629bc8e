import type { ChallengeRow } from '../models/index.ts';
import type { Vault } from '../crypto.ts';
import type { TenantTransaction } from '../tenancy.ts';
import { mobileHash } from './applicants.ts';

const MOBILE = 'sign_in_challenges.mobile';

export interface NewChallenge {
  vault: Vault;
  id: string;
  mobile: string;
  /** A keyed hash of the code and the challenge's id. */
  codeHash: Buffer;
  expiresAt: Date;
}

/** A challenge that can still be answered, with its try counted. */
export interface OpenChallenge {
  id: string;
  mobile: string;
  codeHash: Buffer;
  /** How many codes were tried, this one included. */
  tries: number;
}

/** @returns false when there is one with this id; another transaction that creates it at once is waited for */
export async function createChallenge(
  transaction: TenantTransaction,
  { vault, id, mobile, codeHash, expiresAt }: NewChallenge,
): Promise<boolean> {
  const rows = await transaction.query(
    `insert into sign_in_challenges (id, mobile_hash, mobile_encrypted, code_hash, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing returning id`,
    [id, mobileHash(vault, mobile), vault.seal(MOBILE, mobile), codeHash, expiresAt],
  );
  return rows.length === 1;
}

/**
 * Counts a try before the code is compared, so that tries at once cannot pass the limit. Commit it even when the code is wrong.
 * @returns nothing when the challenge is unknown, used, expired or has had all its tries
 */
export async function tryChallenge(
  transaction: TenantTransaction,
  { vault, id, maxTries }: { vault: Vault; id: string; maxTries: number },
): Promise<OpenChallenge | undefined> {
  const [row] = await transaction.query<ChallengeRow>(
    `update sign_in_challenges set tries = tries + 1
     where id = $1 and used_at is null and expires_at > now() and tries < $2
     returning id, mobile_encrypted as "mobileEncrypted", code_hash as "codeHash", tries`,
    [id, maxTries],
  );
  return row && { id, mobile: vault.open(MOBILE, row.mobileEncrypted), codeHash: row.codeHash, tries: row.tries };
}

/** @returns false when it was used already: a code is good for one sign-in. */
export async function useChallenge(transaction: TenantTransaction, { id }: { id: string }): Promise<boolean> {
  const rows = await transaction.query(
    'update sign_in_challenges set used_at = now() where id = $1 and used_at is null and expires_at > now() returning id',
    [id],
  );
  return rows.length === 1;
}

/** When a code was last sent to this mobile. */
export async function lastChallengeAt(
  transaction: TenantTransaction,
  { vault, mobile }: { vault: Vault; mobile: string },
): Promise<Date | null> {
  const [row] = await transaction.query<{ at: Date | null }>(
    'select max(created_at) as at from sign_in_challenges where mobile_hash = $1',
    [mobileHash(vault, mobile)],
  );
  return row?.at ?? null;
}
