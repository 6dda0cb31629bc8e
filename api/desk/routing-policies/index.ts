import { listRoutingPolicies, type RoutingPolicyVersion as Row } from '../../../db/repositories/routing-policies.ts';
import { fromCursor, toPage } from '../../http/input/cursor.ts';
import { created, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Closed, PAGE_QUERY } from '../../http/input/schema.ts';
import type { Services } from '../../services.ts';
import { scopeOf } from '../scope.ts';
import { createPolicy } from './create.ts';
import { RoutingPolicyBody, RoutingPolicyVersion, RoutingPolicyVersions } from './schema.ts';

const PATH = '/api/desk/v1/routing-policies';
const LAST_VERSION = 2 ** 31 - 1;
const isVersion = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) <= LAST_VERSION;

export const routingPolicies = (services: Services): Route[] => [
  route({
    method: 'get',
    path: PATH,
    summary: 'Versions of the routing policy; the first one is in force',
    auth: 'staff',
    roles: ['admin'],
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page, newest first', schema: RoutingPolicyVersions } },
    handler: async ({ principal, query: { limit = 20, cursor } }) => {
      const { organisationId } = principal;
      const before = fromCursor(cursor, isVersion);
      const rows = await services.database.configure(scopeOf(principal), (transaction) =>
        listRoutingPolicies(transaction, { organisationId, limit: limit + 1, before }),
      );
      const place = ({ version }: Row) => version;
      return ok(toPage(rows, { limit, place, present: (row) => present(row, row.createdByName) }));
    },
  }),
  route({
    method: 'post',
    path: PATH,
    summary: 'Put a routing policy in force; letters keep the version with which they were routed',
    auth: 'staff',
    roles: ['admin'],
    body: RoutingPolicyBody,
    responses: { 201: { description: 'The new version', schema: RoutingPolicyVersion } },
    problems: ['idempotency-key-reused'],
    handler: async ({ principal, body, idempotencyKey }) => {
      const row = await createPolicy(services, { principal, body, idempotencyKey });
      return created(present(row, row.createdBy === principal.staffId ? principal.name : null));
    },
  }),
];

const present = ({ version, policy, createdAt }: Row, createdByName: string | null) => ({
  id: String(version),
  version,
  policy: { ...policy, secretariatUnitId: policy.secretariatUnitId || null },
  createdAt: createdAt.toISOString(),
  createdBy: createdByName === null ? null : { name: createdByName },
});
