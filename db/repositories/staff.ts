import type { Sealer } from '../crypto.ts';
import type { StaffRow } from '../models/index.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';
import { findRow } from './find.ts';

const TOTP_SECRET = 'staff.totp_secret';

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

export async function getStaff(transaction: OneTrip, { id }: { id: string }): Promise<StaffMember | undefined> {
  const [row] = await transaction.query<StaffMember>(`select ${MEMBER} from staff s where s.id = $1`, [id]);
  return row;
}

/** Argon2's, of what a member of staff signs in with. */
export async function getPasswordHash(transaction: OneTrip, { id }: { id: string }): Promise<string | undefined> {
  const row = await findRow(transaction, { table: transaction.models.Staff, where: { id } });
  return row?.passwordHash;
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

/** By name; inactive ones too. */
export async function listStaff(
  transaction: OneTrip,
  { organisationId }: { organisationId: string },
): Promise<StaffMember[]> {
  return transaction.query<StaffMember>(
    `select ${MEMBER} from staff s where s.organisation_id = $1 order by s.name, s.id`,
    [organisationId],
  );
}

export interface NewStaff extends Omit<StaffMember, 'active'> {
  passwordHash: string;
  active?: boolean;
}

/** @throws {UniqueConstraintError} of sequelize when the username is taken, in whatever organisation */
export async function insertStaff(
  transaction: TenantTransaction,
  { stationIds, ...staff }: NewStaff,
): Promise<StaffMember | undefined> {
  const { id, organisationId } = staff;
  await transaction.models.Staff.create({ active: true, ...staff }, { transaction: transaction.sequelize });
  await setStations(transaction, { id, organisationId, stationIds });
  return getStaff(transaction, { id });
}

export interface StaffChange {
  id: string;
  organisationId: string;
  changes: Partial<Pick<StaffRow, 'username' | 'name' | 'roles' | 'active' | 'passwordHash'>>;
  stationIds?: readonly string[];
}

/** @throws {UniqueConstraintError} of sequelize when the username is taken, in whatever organisation */
export async function updateStaff(
  transaction: TenantTransaction,
  { id, organisationId, changes, stationIds }: StaffChange,
): Promise<StaffMember | undefined> {
  await transaction.models.Staff.update(changes, { where: { id, organisationId }, transaction: transaction.sequelize });
  if (stationIds) await setStations(transaction, { id, organisationId, stationIds });
  return getStaff(transaction, { id });
}

/** Sets or, with null, takes away the second factor. */
export async function setTotpSecret(
  transaction: TenantTransaction,
  { id, secret, sealer }: { id: string; secret: string | null; sealer: Sealer },
): Promise<void> {
  const totpSecretEncrypted = secret === null ? null : sealer.seal(TOTP_SECRET, secret);
  await transaction.models.Staff.update({ totpSecretEncrypted }, { where: { id }, transaction: transaction.sequelize });
}

interface Stations {
  id: string;
  organisationId: string;
  stationIds: readonly string[];
}

async function setStations(
  transaction: TenantTransaction,
  { id, organisationId, stationIds }: Stations,
): Promise<void> {
  await transaction.query('delete from staff_stations where staff_id = $1 and unit_id <> all ($2::uuid[])', [
    id,
    stationIds,
  ]);
  await transaction.query(
    `insert into staff_stations (staff_id, unit_id, organisation_id) select $1, unit_id, $2 from unnest($3::uuid[]) unit_id
     on conflict do nothing`,
    [id, organisationId, stationIds],
  );
}
