import type { Applicant } from '../../db/repositories/applicants.ts';
import { getLegalPerson } from '../../db/repositories/legal-persons.ts';
import { getOrganisationChoice, type OrganisationChoice } from '../../db/repositories/organisations-for-letters.ts';
import type { OneTrip } from '../../db/tenancy.ts';
import type { LegalPerson, LetterContent, Sender } from '../../domain/submission/index.ts';
import type { Fault } from '../http/problems/problem.ts';

/** What the applicant chose, as it came. */
export interface Wanted {
  subject: string;
  body?: string | null;
  unitId?: string | null;
  serviceId?: string | null;
  legalPersonId?: string | null;
}

/** What the choices stand for; undefined where there is no such thing, a legal person is null when none is wanted. */
export interface Choices {
  organisation: OrganisationChoice | undefined;
  legalPerson: LegalPerson | null | undefined;
}

export interface Chosen {
  organisationId: string;
  legalPersonId?: string | null;
  applicantId: string;
}

/** Reads, in the applicant's own scope, what the choices stand for. */
export async function readChoices(
  trip: OneTrip,
  { organisationId, legalPersonId, applicantId }: Chosen,
): Promise<Choices> {
  const [organisation, legalPerson] = await Promise.all([
    readOrganisation(trip, organisationId),
    legalPersonId ? getLegalPerson(trip, { id: legalPersonId, applicantId }) : null,
  ]);
  return {
    organisation,
    legalPerson: legalPerson && { id: legalPerson.id, name: legalPerson.name, legalId: legalPerson.legalId },
  };
}

/** The organisation, if it takes letters. */
async function readOrganisation(trip: OneTrip, id: string): Promise<OrganisationChoice | undefined> {
  const organisation = await getOrganisationChoice(trip, { id });
  return organisation?.policy ? organisation : undefined;
}

/** What is wrong with the choices, all of it. */
export function faultsOfChoices(
  { unitId = null, serviceId = null }: Partial<Wanted>,
  { organisation, legalPerson }: Choices,
): Fault[] {
  const faults: Fault[] = [];
  const isOf = (rows: readonly { id: string }[] | undefined, id: string | null) =>
    !organisation || !id || rows?.some((row) => row.id === id);
  const units = organisation?.units.filter(({ kind }) => kind === 'unit');
  if (!organisation) faults.push({ pointer: '/organisationId', code: 'organisation-unknown' });
  if (!isOf(units, unitId)) faults.push({ pointer: '/unitId', code: 'unit-unknown' });
  if (!isOf(organisation?.services, serviceId)) faults.push({ pointer: '/serviceId', code: 'service-unknown' });
  if (legalPerson === undefined) faults.push({ pointer: '/legalPersonId', code: 'legal-person-unknown' });
  return faults;
}

/** The content of a letter from what was wanted and what it stands for. */
export function toContent(wanted: Wanted, { legalPerson }: Choices): LetterContent {
  const { subject, body, unitId = null, serviceId = null } = wanted;
  return { subject, body: body || null, unitId, serviceId, legalPerson: legalPerson ?? null };
}

/** Who sends: a complete profile is needed. */
export function toSender(applicant: Applicant | undefined, faults: Fault[]): Sender {
  const { firstName, lastName, nationalId, mobile } = applicant ?? {};
  if (!firstName || !lastName || !nationalId) faults.push({ pointer: '', code: 'profile-incomplete' });
  return { firstName: firstName ?? '', lastName: lastName ?? '', nationalId: nationalId ?? '', mobile: mobile ?? '' };
}
