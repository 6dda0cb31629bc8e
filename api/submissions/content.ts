import { getApplicant } from '../../db/repositories/applicants.ts';
import { getLegalPerson } from '../../db/repositories/legal-persons.ts';
import { getOrganisationChoice, type OrganisationChoice } from '../../db/repositories/organisations.ts';
import type { TenantTransaction } from '../../db/tenancy.ts';
import type { LegalPerson, LetterContent, Sender } from '../../domain/submission/index.ts';
import { unitRequired } from '../../domain/routing/index.ts';
import type { Fault } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** What the applicant chose, as it came. */
export interface Wanted {
  subject: string;
  body?: string | null;
  unitId?: string | null;
  serviceId?: string | null;
  legalPersonId?: string | null;
}

/** Reads, in the applicant's own scope, what the choices stand for. Faults are added, all of them. */
export async function toContent(
  transaction: TenantTransaction,
  { wanted, choice, applicantId, faults }: ContentRequest,
): Promise<LetterContent> {
  const { subject, unitId = null, serviceId = null } = wanted;
  const has = (rows: readonly { id: string }[] | undefined, id: string) => rows?.some((row) => row.id === id);
  const units = choice?.units.filter(({ kind }) => kind === 'unit');
  if (choice && unitId && !has(units, unitId)) faults.push({ pointer: '/unitId', code: 'unit-unknown' });
  if (choice && serviceId && !has(choice.services, serviceId))
    faults.push({ pointer: '/serviceId', code: 'service-unknown' });
  const legalPerson = await toLegalPerson(transaction, { id: wanted.legalPersonId ?? null, applicantId });
  if (legalPerson === undefined) faults.push({ pointer: '/legalPersonId', code: 'legal-person-unknown' });
  return { subject, body: wanted.body || null, unitId, serviceId, legalPerson: legalPerson ?? null };
}

interface ContentRequest {
  wanted: Wanted;
  choice: OrganisationChoice | undefined;
  applicantId: string;
  faults: Fault[];
}

/** Null when none is wanted, undefined when there is none with this id. */
async function toLegalPerson(
  transaction: TenantTransaction,
  { id, applicantId }: { id: string | null; applicantId: string },
): Promise<LegalPerson | null | undefined> {
  if (!id) return null;
  const row = await getLegalPerson(transaction, { id, applicantId });
  return row && { id: row.id, name: row.name, legalId: row.legalId };
}

/** The organisation, if it takes letters. */
export async function toChoice(
  transaction: TenantTransaction,
  { id, faults }: { id: string; faults: Fault[] },
): Promise<OrganisationChoice | undefined> {
  const choice = await getOrganisationChoice(transaction, { id });
  if (!choice?.policy) faults.push({ pointer: '/organisationId', code: 'organisation-unknown' });
  return choice;
}

/** Who sends: a complete profile is needed. */
export async function toSender(
  { vault }: Services,
  transaction: TenantTransaction,
  { applicantId, faults }: { applicantId: string; faults: Fault[] },
): Promise<Sender> {
  const applicant = await getApplicant(transaction, { sealer: vault, id: applicantId });
  const { firstName, lastName, nationalId, mobile } = applicant ?? {};
  if (!firstName || !lastName || !nationalId) faults.push({ pointer: '', code: 'profile-incomplete' });
  return { firstName: firstName ?? '', lastName: lastName ?? '', nationalId: nationalId ?? '', mobile: mobile ?? '' };
}

export const needsUnit = ({ policy }: OrganisationChoice): boolean => policy !== null && unitRequired(policy);
