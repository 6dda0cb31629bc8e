import type { RoutingPolicy } from '../../domain/routing/index.ts';
import type { RoutingPolicyRow } from '../models/index.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';
import { lockOrganisation } from './organisations.ts';

export interface RoutingPolicyVersion extends Omit<RoutingPolicyRow, 'policy'> {
  policy: RoutingPolicy;
}

const COLUMNS =
  'organisation_id as "organisationId", version, policy, created_by as "createdBy", created_at as "createdAt"';

export async function latestRoutingPolicy(
  transaction: OneTrip,
  { organisationId }: { organisationId: string },
): Promise<RoutingPolicyVersion | undefined> {
  const [row] = await transaction.query<RoutingPolicyVersion>(
    `select ${COLUMNS} from routing_policies where organisation_id = $1 order by version desc limit 1`,
    [organisationId],
  );
  return row;
}

export async function getRoutingPolicy(
  transaction: OneTrip,
  { organisationId, version }: { organisationId: string; version: number },
): Promise<RoutingPolicyVersion | undefined> {
  const [row] = await transaction.query<RoutingPolicyVersion>(
    `select ${COLUMNS} from routing_policies where organisation_id = $1 and version = $2`,
    [organisationId, version],
  );
  return row;
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

/** Newest first; `before` is the version of the last one of the page before. */
export async function listRoutingPolicies(
  transaction: OneTrip,
  page: { organisationId: string; limit: number; before?: number },
): Promise<(RoutingPolicyVersion & { createdByName: string | null })[]> {
  return transaction.query(
    `select ${COLUMNS}, (select name from staff where staff.id = created_by) as "createdByName" from routing_policies
     where organisation_id = $1 and version < coalesce($2, 2147483647) order by version desc limit $3`,
    [page.organisationId, page.before ?? null, page.limit],
  );
}

/** Makes the next version. Two at once get two versions: they queue up on the organisation's row. */
export async function insertRoutingPolicy(
  transaction: TenantTransaction,
  { organisationId, policy, createdBy }: { organisationId: string; policy: RoutingPolicy; createdBy: string | null },
): Promise<RoutingPolicyVersion> {
  await lockOrganisation(transaction, { id: organisationId });
  const [row] = await transaction.query<RoutingPolicyVersion>(
    `insert into routing_policies (organisation_id, version, policy, created_by)
     select $1, coalesce(max(version), 0) + 1, $2::jsonb, $3 from routing_policies where organisation_id = $1
     returning ${COLUMNS}`,
    [organisationId, JSON.stringify(policy), createdBy],
  );
  if (!row) throw new Error('The routing policy could not be saved.');
  return row;
}
