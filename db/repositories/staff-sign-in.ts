import type { Sealer } from '../crypto.ts';
import type { StaffRow } from '../models/index.ts';
import type { OneTrip } from '../tenancy.ts';

export const TOTP_SECRET = 'staff.totp_secret';

/** A member of staff without what they sign in with. */
export interface StaffMember {
  id: string;
  organisationId: string;
  username: string;
  name: string;
  roles: StaffRow['roles'];
  active: boolean;
  stationIds: string[];
}

export interface StaffCredentials extends StaffMember {
  passwordHash: string;
  totpSecret: string | null;
}

const MEMBER = `s.id, s.organisation_id as "organisationId", s.username, s.name, s.roles, s.active,
  array(select unit_id from staff_stations where staff_id = s.id order by unit_id) as "stationIds"`;

/** In the scope `signIn`; inactive ones too. */
export async function findStaffByUsername(
  transaction: OneTrip,
  { username, sealer }: { username: string; sealer: Sealer },
): Promise<StaffCredentials | undefined> {
  const [row] = await transaction.query<Omit<StaffCredentials, 'totpSecret'> & { totpSecretEncrypted: Buffer | null }>(
    `select ${MEMBER}, s.password_hash as "passwordHash", s.totp_secret_encrypted as "totpSecretEncrypted"
     from staff s where s.username = $1`,
    [username],
  );
  if (!row) return undefined;
  const { totpSecretEncrypted, ...staff } = row;
  return { ...staff, totpSecret: totpSecretEncrypted && sealer.open(TOTP_SECRET, totpSecretEncrypted) };
}

/** Whose session this is, while it lasts; inactive ones too. */
export async function getStaffOfSession(
  transaction: OneTrip,
  { tokenHash }: { tokenHash: Buffer },
): Promise<StaffMember | undefined> {
  const [row] = await transaction.query<StaffMember>(
    `select ${MEMBER} from sessions t join staff s on s.id = t.principal_id
     where t.token_hash = $1 and t.kind = 'staff' and t.expires_at > now()`,
    [tokenHash],
  );
  return row;
}

/** Whose sessions these are, of those that last; inactive ones too. */
export async function listStaffOfSessions(
  transaction: OneTrip,
  { tokenHashes }: { tokenHashes: readonly Buffer[] },
): Promise<(StaffMember & { tokenHash: Buffer })[]> {
  return transaction.query(
    `select ${MEMBER}, t.token_hash as "tokenHash" from sessions t join staff s on s.id = t.principal_id
     where t.token_hash = any ($1::bytea[]) and t.kind = 'staff' and t.expires_at > now()`,
    [tokenHashes],
  );
}
