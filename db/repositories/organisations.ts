import type { RoutingPolicy } from '../../domain/routing/index.ts';
import type { OrganisationRow, ServiceRow, UnitRow } from '../models/index.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';
import { findRow } from './find.ts';

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

export function getOrganisation(transaction: OneTrip, { id }: { id: string }): Promise<OrganisationRow | undefined> {
  return findRow(transaction, { table: transaction.models.Organisation, where: { id } });
}

/**
 * Lets one change of an organisation's units, staff or routing at a time be judged and made. Whoever takes it takes it first, so that
 * two changes never wait for each other; rows that only refer to the organisation, a letter's among them, do not wait for it.
 */
export async function lockOrganisation(transaction: TenantTransaction, { id }: { id: string }): Promise<void> {
  await transaction.query('select from organisations where id = $1 for no key update', [id]);
}

export async function updateOrganisation(
  transaction: TenantTransaction,
  { id, changes }: { id: string; changes: Partial<Omit<OrganisationRow, 'id' | 'slug' | 'active'>> },
): Promise<OrganisationRow | undefined> {
  await transaction.models.Organisation.update(changes, { where: { id }, transaction: transaction.sequelize });
  return getOrganisation(transaction, { id });
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
