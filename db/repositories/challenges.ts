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

/** The challenges of one mobile that can be answered, in the order in which everybody locks them. */
const OPEN_OF_SAME_MOBILE = `select open.id from sign_in_challenges named
  join sign_in_challenges open on open.mobile_hash = named.mobile_hash
  where named.id = $1 and named.used_at is null and named.expires_at > now()
    and open.used_at is null and open.expires_at > now()
  order by open.id for update of open`;

/**
 * Counts a try on all open challenges of the mobile, before the code is compared, so that tries at once cannot pass the limit. Commit it
 * even when the code is wrong.
 * @returns those of them that had a try left; none when the challenge is unknown, used or expired
 */
export async function tryChallenges(
  transaction: TenantTransaction,
  { vault, id, maxTries }: { vault: Vault; id: string; maxTries: number },
): Promise<OpenChallenge[]> {
  const rows = await transaction.query<{ id: string; mobileEncrypted: Buffer; codeHash: Buffer; tries: number }>(
    `update sign_in_challenges set tries = tries + 1
     where id in (${OPEN_OF_SAME_MOBILE}) and used_at is null and tries < $2
     returning id, mobile_encrypted as "mobileEncrypted", code_hash as "codeHash", tries`,
    [id, maxTries],
  );
  return rows.map(({ mobileEncrypted, ...row }) => ({ ...row, mobile: vault.open(MOBILE, mobileEncrypted) }));
}

/**
 * Uses up all open challenges of the mobile: a code is good for one sign-in, and so is the one that was asked for beside it.
 * @returns false when this one was used already
 */
export async function useChallenges(transaction: TenantTransaction, { id }: { id: string }): Promise<boolean> {
  const rows = await transaction.query<{ id: string }>(
    `update sign_in_challenges set used_at = now()
     where id in (${OPEN_OF_SAME_MOBILE}) and used_at is null returning id`,
    [id],
  );
  return rows.some((row) => row.id === id);
}

/** More tries than anybody has. */
const WITHDRAWN = 1000;

/** Until when a challenge may be answered; undefined when there is none with this id, or it was withdrawn. */
export async function getChallengeExpiry(
  transaction: TenantTransaction,
  { id }: { id: string },
): Promise<Date | undefined> {
  const [row] = await transaction.query<{ expiresAt: Date }>(
    'select expires_at as "expiresAt" from sign_in_challenges where id = $1 and tries <> $2',
    [id, WITHDRAWN],
  );
  return row?.expiresAt;
}

/** Makes a challenge one that nobody can answer: its code could not be sent. */
export async function withdrawChallenge(transaction: TenantTransaction, { id }: { id: string }): Promise<void> {
  await transaction.query('update sign_in_challenges set tries = $2 where id = $1', [id, WITHDRAWN]);
}
