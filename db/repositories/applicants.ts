import { randomUUID } from 'node:crypto';
import { parseMobile, parseNationalId } from '../../domain/identity/index.ts';
import type { OwnTexts } from '../../domain/notices/index.ts';
import type { Sealer, Vault } from '../crypto.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';

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
  /** In which messages come. */
  language: 'fa' | 'en';
  createdAt: Date;
  updatedAt: Date;
}

interface ApplicantRow {
  id: string;
  language: 'fa' | 'en';
  mobileEncrypted: Buffer;
  nationalIdEncrypted: Buffer | null;
  firstNameEncrypted: Buffer | null;
  lastNameEncrypted: Buffer | null;
  createdAt: Date;
  updatedAt: Date;
}

const COLUMNS = `id, language, mobile_encrypted as "mobileEncrypted", national_id_encrypted as "nationalIdEncrypted",
  first_name_encrypted as "firstNameEncrypted", last_name_encrypted as "lastNameEncrypted",
  created_at as "createdAt", updated_at as "updatedAt"`;

/** The keyed hash under which an applicant, and a sign-in challenge, is found by mobile. */
export const mobileHash = (vault: Vault, mobile: string): Buffer => vault.hash(APPLICANT_MOBILE, mobile);

/** In the scope `signIn`. Messages come in the language of the last sign-in, unless one was chosen. Two first sign-ins at once give one and the same applicant. */
export async function findOrCreateApplicantByMobile(
  transaction: TenantTransaction,
  { vault, mobile, language }: { vault: Vault; mobile: string; language?: 'fa' | 'en' },
): Promise<Applicant> {
  const hash = mobileHash(vault, mobile);
  await transaction.query(
    `insert into applicants (id, mobile_encrypted, mobile_hash) values ($1, $2, $3) on conflict (mobile_hash) do nothing`,
    [randomUUID(), vault.seal(APPLICANT_MOBILE, mobile), hash],
  );
  if (language)
    await transaction.query(
      'update applicants set language = $2 where mobile_hash = $1 and language <> $2 and not language_chosen',
      [hash, language],
    );
  const [row] = await transaction.query<ApplicantRow>(`select ${COLUMNS} from applicants where mobile_hash = $1`, [
    hash,
  ]);
  if (!row) throw new Error('The applicant could not be saved.');
  return openApplicant(row, vault);
}

export async function getApplicant(
  transaction: OneTrip,
  { sealer, id }: { sealer: Sealer; id: string },
): Promise<Applicant | undefined> {
  const [row] = await transaction.query<ApplicantRow>(`select ${COLUMNS} from applicants where id = $1`, [id]);
  return row ? openApplicant(row, sealer) : undefined;
}

/** How a letter's applicant is told of it. */
export interface AddresseeRow {
  language: 'fa' | 'en';
  /** The organisation's name in that language. */
  organisation: string;
  /** Whether no notice is wanted by SMS. */
  optedOut: boolean;
  /** What the organisation says in its own words, what it leaves out, and how many parts its messages may have today; null: any. */
  texts: OwnTexts;
  leftOut: readonly string[];
  partsLeft: number | null;
}

/** In the letter's scope. */
export async function getAddressee(
  trip: OneTrip,
  { applicantId, organisationId, dayBegan }: { applicantId: string; organisationId: string; dayBegan: Date },
): Promise<AddresseeRow> {
  const [row] = await trip.query<AddresseeRow>(
    `select a.language, case a.language when 'en' then coalesce(nullif(o.name_en, ''), o.name) else o.name end as organisation,
       exists (select from sms_optouts s where s.mobile_hash = a.mobile_hash
         and (s.organisation_id is null or s.organisation_id = o.id)) as "optedOut",
       coalesce(n.texts, '{}') as texts, coalesce(n.left_out, '{}') as "leftOut",
       case when n.daily_parts is not null then n.daily_parts - sms_parts_since($3) end as "partsLeft"
     from applicants a, organisations o left join notice_settings n on n.organisation_id = o.id
     where a.id = $1 and o.id = $2`,
    [applicantId, organisationId, dayBegan],
  );
  if (!row) throw new Error('The letter has no applicant or organisation in this scope.');
  return row;
}

/** In which language an applicant is told. In the scope `worker`. */
export async function getLanguage(trip: OneTrip, { applicantId }: { applicantId: string }): Promise<'fa' | 'en'> {
  const [row] = await trip.query<{ language: 'fa' | 'en' }>('select language from applicants where id = $1', [
    applicantId,
  ]);
  return row?.language ?? 'fa';
}

export interface ApplicantChange {
  vault: Vault;
  id: string;
  nationalId?: string;
  firstName?: string;
  lastName?: string;
  language?: 'fa' | 'en';
}

/**
 * Changes what is given and leaves the rest.
 * @returns nothing, and changes nothing, when another national id is settled
 */
export async function updateApplicant(
  transaction: TenantTransaction,
  { vault, id, nationalId, firstName, lastName, language }: ApplicantChange,
): Promise<Applicant | undefined> {
  const sealed = (place: string, value: string | undefined) => (value === undefined ? null : vault.seal(place, value));
  const changed = await transaction.query(CHANGE, [
    ...[id, sealed(NATIONAL_ID, nationalId), nationalId === undefined ? null : vault.hash(NATIONAL_ID, nationalId)],
    ...[sealed(FIRST_NAME, firstName), sealed(LAST_NAME, lastName), language ?? null],
  ]);
  return changed.length > 0 ? getApplicant(transaction, { sealer: vault, id }) : undefined;
}

const CHANGE = `
update applicants set updated_at = now(),
  national_id_encrypted = coalesce($2, national_id_encrypted), national_id_hash = coalesce($3, national_id_hash),
  first_name_encrypted = coalesce($4, first_name_encrypted), last_name_encrypted = coalesce($5, last_name_encrypted),
  language = coalesce($6, language), language_chosen = language_chosen or $6 is not null
where id = $1 and ($3::bytea is null or coalesce(national_id_hash, $3) = $3) returning id`;

/** Keyed hashes in hex, under which {@link updateApplicant} and the first sign-in have filed a person. */
export interface PersonKeys {
  mobile?: string;
  nationalId?: string;
}

/** How a person is looked for by what somebody typed: a mobile or a national id. */
export function personKeys(vault: Vault, typed: string): PersonKeys {
  const hex = (purpose: string, value: string) => vault.hash(purpose, value).toString('hex');
  const [mobile, nationalId] = [parseMobile(typed), parseNationalId(typed)];
  return {
    ...(mobile && { mobile: hex(APPLICANT_MOBILE, mobile) }),
    ...(nationalId && { nationalId: hex(NATIONAL_ID, nationalId) }),
  };
}

function openApplicant(row: ApplicantRow, sealer: Sealer): Applicant {
  const optional = (place: string, sealed: Buffer | null) => sealed && sealer.open<string>(place, sealed);
  return {
    id: row.id,
    language: row.language,
    mobile: sealer.open(APPLICANT_MOBILE, row.mobileEncrypted),
    nationalId: optional(NATIONAL_ID, row.nationalIdEncrypted),
    firstName: optional(FIRST_NAME, row.firstNameEncrypted),
    lastName: optional(LAST_NAME, row.lastNameEncrypted),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
