import { getGroup, insertGroup, listGroups, type ResumeGroup } from '../../../db/repositories/resume-groups.ts';
import type { TenantTransaction } from '../../../db/tenancy.ts';
import { idempotencyKeyReused, notFound } from '../../http/problems/problem.ts';
import { derivedId } from '../../http/requests/derived-id.ts';
import { created, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { audited } from '../audited.ts';
import { Closed, PAGE_QUERY } from '../../http/input/schema.ts';
import { actorOf, scopeOf, type DeskServices } from '../submissions/letters.ts';
import { Group, GroupOrderBody, Groups, NewGroup } from './schema.ts';

const PATH = '/api/desk/v1/stuck/groups';
const ADMIN = { auth: 'staff', roles: ['admin'] } as const;
const SHOWN = 20;

/** Stuck things that go on together after an outage. */
export const groups = (services: DeskServices): Route[] => [
  route({
    ...ADMIN,
    method: 'get',
    path: PATH,
    summary: 'Groups that go on or have gone on, newest first',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: `The last ${SHOWN}`, schema: Groups } },
    handler: async ({ principal, query: { limit = SHOWN } }) => {
      const rows = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        listGroups(trip, { limit: Math.min(limit, SHOWN) }),
      );
      return ok({ items: rows.map(present), next: null });
    },
  }),
  route({
    ...ADMIN,
    method: 'post',
    path: PATH,
    summary: 'Have everything of a kind that waits for a person go on, so many a minute',
    body: NewGroup,
    responses: { 201: { description: 'The group', schema: Group, headers: ['Location'] } },
    problems: ['idempotency-key-reused'],
    handler: async ({ principal, body: { kind, perMinute = 120 }, idempotencyKey }) => {
      const { database, engine, vault } = services;
      const { organisationId, staffId } = principal;
      const id = derivedId(vault.hash, 'resume-group', staffId, idempotencyKey);
      const group = await database.inTenant(scopeOf(principal), async (transaction) => {
        const before = await getGroup(transaction, { id });
        if (before && (before.kind !== kind || before.perMinute !== perMinute)) throw idempotencyKeyReused();
        if (before) return before;
        await insertGroup(transaction, { id, organisationId, staffId, kind, perMinute });
        await note(services, { transaction, principal, id, action: 'group.created' });
        return getGroup(transaction, { id });
      });
      await engine.startGroup({ groupId: id, organisationId, kind, perMinute, actor: actorOf(principal) });
      return created(present(found(group)), { Location: `${PATH}/${id}` });
    },
  }),
  route({
    ...ADMIN,
    method: 'get',
    path: `${PATH}/{id}`,
    summary: 'One group and how far it is',
    responses: { 200: { description: 'The group', schema: Group } },
    handler: async ({ principal, params: { id } }) =>
      ok(present(found(await services.database.inOneTrip(scopeOf(principal), (trip) => getGroup(trip, { id }))))),
  }),
  route({
    ...ADMIN,
    method: 'post',
    path: `${PATH}/{id}/orders`,
    summary: 'Pause a group, let it go on, or stop it',
    body: GroupOrderBody,
    responses: { 200: { description: 'The group as it is; the order is carried out in a moment', schema: Group } },
    handler: async ({ principal, params: { id }, body: { order } }) => {
      const group = await services.database.inTenant(scopeOf(principal), async (transaction) => {
        const row = found(await getGroup(transaction, { id }));
        await note(services, { transaction, principal, id, action: 'group.changed', data: { order } });
        return row;
      });
      await services.engine.orderGroup(id, order);
      return ok(present(group));
    },
  }),
];

interface Note {
  transaction: TenantTransaction;
  principal: StaffPrincipal;
  id: string;
  action: 'group.created' | 'group.changed';
  data?: object;
}

const note = ({ clock }: DeskServices, { transaction, id, ...entry }: Note): Promise<void> =>
  audited(transaction, { clock, subjectType: 'resume-group', subjectId: id, ...entry });

function found(group: ResumeGroup | undefined): ResumeGroup {
  if (!group) throw notFound();
  return group;
}

const present = ({ createdAt, endedAt, ...group }: ResumeGroup) => ({
  ...group,
  createdAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});
