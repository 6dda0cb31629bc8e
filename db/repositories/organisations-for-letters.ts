import type { RoutingPolicy } from '../../domain/routing/index.ts';
import type { OrganisationRow, ServiceRow, UnitRow } from '../models/index.ts';
import type { OneTrip } from '../tenancy.ts';

/** An organisation as an applicant chooses it. */
export interface OrganisationChoice {
  id: string;
  slug: string;
  name: string;
  nameEn: string;
  /** The one in force; null when it has none yet. */
  policy: RoutingPolicy | null;
  units: Pick<UnitRow, 'id' | 'code' | 'name' | 'nameEn' | 'kind'>[];
  services: Pick<ServiceRow, 'id' | 'name' | 'nameEn'>[];
}

/** Active ones with their active units and services, by name; `after` is the last one of the page before. */
export async function listOrganisationChoices(
  transaction: OneTrip,
  page: { limit: number; after?: { name: string; id: string } },
): Promise<OrganisationChoice[]> {
  return transaction.query<OrganisationChoice>(
    `${CHOICE} and ($2::text is null or (o.name, o.id) > ($2, $3::uuid)) order by o.name, o.id limit $1`,
    [page.limit, page.after?.name ?? null, page.after?.id ?? null],
  );
}

export async function getOrganisationChoice(
  transaction: OneTrip,
  { id }: { id: string },
): Promise<OrganisationChoice | undefined> {
  const [choice] = await transaction.query<OrganisationChoice>(`${CHOICE} and o.id = $1`, [id]);
  return choice;
}

const CHOICE = `
select o.id, o.slug, o.name, o.name_en as "nameEn",
  (select p.policy from routing_policies p where p.organisation_id = o.id order by p.version desc limit 1)
    as policy,
  coalesce((select json_agg(json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'nameEn', u.name_en,
      'kind', u.kind) order by u.kind, u.code)
    from units u where u.organisation_id = o.id and u.active), '[]') as units,
  coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'nameEn', s.name_en) order by s.name, s.id)
    from services s where s.organisation_id = o.id and s.active), '[]') as services
from organisations o where o.active`;

/** What a letter's way is decided by, and what it is shown with; inactive units and services too, for letters sent to them. */
export interface LetterOrganisation extends Omit<OrganisationRow, 'active'> {
  /** The routing policy in force; both null when there is none yet. */
  policy: RoutingPolicy | null;
  policyVersion: number | null;
  /** The secretariat first, then by code. */
  units: Pick<UnitRow, 'id' | 'name' | 'nameEn' | 'kind' | 'active'>[];
  services: Pick<ServiceRow, 'id' | 'name' | 'nameEn'>[];
}

export async function getLetterOrganisation(
  transaction: OneTrip,
  { id }: { id: string },
): Promise<LetterOrganisation | undefined> {
  const [organisation] = await transaction.query<LetterOrganisation>(
    `select o.id, o.slug, o.name, o.name_en as "nameEn", o.weekend, o.holidays::text[],
       o.promised_working_days as "promisedWorkingDays", o.claim_minutes as "claimMinutes",
       o.question_days as "questionDays", o.close_after_days as "closeAfterDays",
       o.circulation_shown as "circulationShown", o.replies_at_desk as "repliesAtDesk", p.policy, p.version as "policyVersion",
       coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'nameEn', u.name_en, 'kind', u.kind,
         'active', u.active) order by u.kind, u.code) from units u where u.organisation_id = o.id), '[]') as units,
       coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'nameEn', s.name_en))
         from services s where s.organisation_id = o.id), '[]') as services
     from organisations o left join routing_policies p on p.organisation_id = o.id
     where o.id = $1 order by p.version desc limit 1`,
    [id],
  );
  return organisation;
}

/** All organisations, those too that take no letters any more, by the name that others know them by. */
export const listOrganisationNames = (trip: OneTrip): Promise<{ id: string; slug: string }[]> =>
  trip.query('select id, slug from organisations');

/** The days on which an organisation does not work. */
export async function getCalendar(
  transaction: OneTrip,
  { organisationId }: { organisationId: string },
): Promise<Pick<OrganisationRow, 'weekend' | 'holidays'> | undefined> {
  const [calendar] = await transaction.query<Pick<OrganisationRow, 'weekend' | 'holidays'>>(
    'select weekend, holidays::text[] from organisations where id = $1',
    [organisationId],
  );
  return calendar;
}

/** Of the organisation where a letter goes, in the scope of its applicant; undefined when letters are not taken there. */
export async function routingForLetter(
  trip: OneTrip,
  { submissionId }: { submissionId: string },
): Promise<{ policy: RoutingPolicy; unitIsOpen: boolean | null } | undefined> {
  const [row] = await trip.query<{ policy: RoutingPolicy; unitIsOpen: boolean | null }>(
    `select p.policy, u.active as "unitIsOpen"
     from submissions s join organisations o on o.id = s.organisation_id and o.active
     join routing_policies p on p.organisation_id = o.id left join units u on u.id = s.unit_id
     where s.id = $1 order by p.version desc limit 1`,
    [submissionId],
  );
  return row;
}
