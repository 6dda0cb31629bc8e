import { getConnection, listConnections } from '../../../db/repositories/connections.ts';
import { readIfMatch } from '../../http/requests/if-match.ts';
import { created, ok, type Reply } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Closed, PAGE_QUERY } from '../../http/input/schema.ts';
import type { Services } from '../../services.ts';
import { Nothing } from '../../submissions/schema.ts';
import { pageOf } from '../page.ts';
import { scopeOf } from '../scope.ts';
import { KNOWN_ADAPTERS } from './adapters.ts';
import { presentAdapter, presentConnection } from './presenter.ts';
import {
  Connection,
  ConnectionAdapters,
  ConnectionChange,
  Connections,
  ConnectionTest,
  NewConnection,
} from './schema.ts';
import { presentTest, testConnection } from './test.ts';
import { changeConnection, createConnection, present } from './write.ts';

const PATH = '/api/desk/v1/connections';
const ADMIN = { auth: 'staff', roles: ['admin'] } as const;
const ONE = { description: 'The connection', schema: Connection, headers: ['ETag'] as const };

const one = (row: Parameters<typeof presentConnection>[0]): Reply =>
  ok(presentConnection(row), { ETag: `"${row.version}"` });

/** An organisation's correspondence system and SMS panels. */
export const connections = (services: Services): Route[] => [
  route({
    ...ADMIN,
    method: 'get',
    path: '/api/desk/v1/connection-adapters',
    summary: 'What systems can be connected, and what each has to be told',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page', schema: ConnectionAdapters } },
    handler: async ({ query }) => ok(pageOf(KNOWN_ADAPTERS.map(presentAdapter), query)),
  }),
  route({
    ...ADMIN,
    method: 'get',
    path: PATH,
    summary: 'Connections of my organisation, switched-off ones too',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page, in the order in which they are preferred', schema: Connections } },
    handler: async ({ principal, query }) => {
      const rows = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        listConnections(trip, { sealer: services.vault }),
      );
      return ok(pageOf(rows.map(presentConnection), query));
    },
  }),
  route({
    ...ADMIN,
    method: 'get',
    path: `${PATH}/{id}`,
    summary: 'One connection',
    responses: { 200: ONE },
    handler: async ({ principal, params: { id: place } }) =>
      one(
        present(
          await services.database.inOneTrip(scopeOf(principal), (trip) =>
            getConnection(trip, { place, sealer: services.vault }),
          ),
        ),
      ),
  }),
  route({
    ...ADMIN,
    method: 'post',
    path: PATH,
    summary: 'Add a connection; it is used once it is switched on',
    body: NewConnection,
    responses: { 201: { ...ONE, headers: ['ETag', 'Location'] } },
    problems: ['idempotency-key-reused'],
    handler: async ({ principal, body: fields, idempotencyKey }) => {
      const row = await createConnection(services, { principal, fields, idempotencyKey });
      return created(presentConnection(row), { ETag: `"${row.version}"`, Location: `${PATH}/${row.place}` });
    },
  }),
  route({
    ...ADMIN,
    method: 'patch',
    path: `${PATH}/{id}`,
    summary: 'Change a connection; what was sent to an address before is still looked for there',
    body: ConnectionChange,
    responses: { 200: ONE },
    problems: ['precondition-required', 'precondition-failed'],
    handler: async ({ principal, params: { id: place }, body: changes, request }) => {
      const ifMatch = readIfMatch(request.headers['if-match']);
      return one(await changeConnection(services, { principal, place, ifMatch, changes }));
    },
  }),
  route({
    ...ADMIN,
    method: 'post',
    path: `${PATH}/{id}/test`,
    summary: 'See whether the other side answers; nothing is sent there',
    body: Nothing,
    responses: { 200: { description: 'What came of it', schema: ConnectionTest } },
    problems: ['outcome-pending'],
    handler: async ({ principal, params: { id: place }, idempotencyKey, language }) =>
      ok(presentTest(await testConnection(services, { principal, place, idempotencyKey }), language)),
  }),
];
