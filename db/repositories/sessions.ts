import type { OneTrip } from '../tenancy.ts';

export interface SessionRow {
  /** SHA-256 of the reference token; the token itself is never kept. */
  tokenHash: Buffer;
  kind: 'applicant' | 'staff';
  principalId: string;
  organisationId: string | null;
  expiresAt: Date;
  createdAt: Date;
}

/** `tokenHash` is the SHA-256 of the reference token. */
export async function createSession(transaction: OneTrip, session: Omit<SessionRow, 'createdAt'>): Promise<void> {
  await transaction.query(
    `insert into sessions (token_hash, kind, principal_id, organisation_id, expires_at) values ($1, $2, $3, $4, $5)`,
    [session.tokenHash, session.kind, session.principalId, session.organisationId, session.expiresAt],
  );
}

/** Only a session that has not expired. */
export async function findSession(
  transaction: OneTrip,
  { tokenHash, kind }: Pick<SessionRow, 'tokenHash' | 'kind'>,
): Promise<SessionRow | undefined> {
  const [row] = await transaction.query<SessionRow>(
    `select token_hash as "tokenHash", kind, principal_id as "principalId", organisation_id as "organisationId",
       expires_at as "expiresAt", created_at as "createdAt"
     from sessions where token_hash = $1 and kind = $2 and expires_at > now()`,
    [tokenHash, kind],
  );
  return row;
}

export async function deleteSession(transaction: OneTrip, { tokenHash }: { tokenHash: Buffer }): Promise<void> {
  await transaction.query('delete from sessions where token_hash = $1', [tokenHash]);
}

/** Signs somebody out everywhere, for example a member of staff who was made inactive. */
export async function deleteSessionsOf(transaction: OneTrip, { principalId }: { principalId: string }): Promise<void> {
  await transaction.query('delete from sessions where principal_id = $1', [principalId]);
}

/** In the scope `schedules`. */
export async function deleteExpiredSignIns(transaction: OneTrip, { before }: { before: Date }): Promise<void> {
  await Promise.all([
    transaction.query('delete from sessions where expires_at < $1', [before]),
    transaction.query('delete from sign_in_challenges where expires_at < $1', [before]),
  ]);
}
