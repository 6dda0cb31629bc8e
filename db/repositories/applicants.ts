import { randomUUID } from 'node:crypto';
import type { ApplicantRow } from '../models/index.ts';
import type { Sealer, Vault } from '../crypto.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';
import { findRow } from './find.ts';

export const APPLICANT_MOBILE = 'applicants.mobile';
const NATIONAL_ID = 'applicants.national_id';
const FIRST_NAME = 'applicants.first_name';
const LAST_NAME = 'applicants.last_name';

export interface Applicant {
  id: string;
  /** E.164. */
  mobile: string;
  nationalId: string | null;
  firstName: string | null;
  lastName: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** The keyed hash under which an applicant, and a sign-in challenge, is found by mobile. */
export const mobileHash = (vault: Vault, mobile: string): Buffer => vault.hash(APPLICANT_MOBILE, mobile);

/** In the scope `signIn`. Two first sign-ins at once give one and the same applicant. */
export async function findOrCreateApplicantByMobile(
  transaction: TenantTransaction,
  { vault, mobile }: { vault: Vault; mobile: string },
): Promise<Applicant> {
  const hash = mobileHash(vault, mobile);
  await transaction.query(
    `insert into applicants (id, mobile_encrypted, mobile_hash) values ($1, $2, $3) on conflict (mobile_hash) do nothing`,
    [randomUUID(), vault.seal(APPLICANT_MOBILE, mobile), hash],
  );
  const row = await findRow(transaction, { table: transaction.models.Applicant, where: { mobileHash: hash } });
  if (!row) throw new Error('The applicant could not be saved.');
  return openApplicant(row, vault);
}

export async function getApplicant(
  transaction: OneTrip,
  { sealer, id }: { sealer: Sealer; id: string },
): Promise<Applicant | undefined> {
  const row = await findRow(transaction, { table: transaction.models.Applicant, where: { id } });
  return row ? openApplicant(row, sealer) : undefined;
}

export interface ApplicantChange {
  vault: Vault;
  id: string;
  nationalId?: string;
  firstName?: string;
  lastName?: string;
}

/** Changes what is given and leaves the rest. */
export async function updateApplicant(
  transaction: TenantTransaction,
  { vault, id, nationalId, firstName, lastName }: ApplicantChange,
): Promise<Applicant | undefined> {
  const changes: Partial<ApplicantRow> = { updatedAt: new Date() };
  if (nationalId !== undefined) {
    changes.nationalIdEncrypted = vault.seal(NATIONAL_ID, nationalId);
    changes.nationalIdHash = vault.hash(NATIONAL_ID, nationalId);
  }
  if (firstName !== undefined) changes.firstNameEncrypted = vault.seal(FIRST_NAME, firstName);
  if (lastName !== undefined) changes.lastNameEncrypted = vault.seal(LAST_NAME, lastName);
  await transaction.models.Applicant.update(changes, { where: { id }, transaction: transaction.sequelize });
  return getApplicant(transaction, { sealer: vault, id });
}

function openApplicant(row: ApplicantRow, sealer: Sealer): Applicant {
  const optional = (place: string, sealed: Buffer | null) => sealed && sealer.open<string>(place, sealed);
  return {
    id: row.id,
    mobile: sealer.open(APPLICANT_MOBILE, row.mobileEncrypted),
    nationalId: optional(NATIONAL_ID, row.nationalIdEncrypted),
    firstName: optional(FIRST_NAME, row.firstNameEncrypted),
    lastName: optional(LAST_NAME, row.lastNameEncrypted),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
