import { getUnit, listUnits } from '../../../db/repositories/units.ts';
import { notFound } from '../../http/problems/problem.ts';
import { created, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Closed, PAGE_QUERY } from '../../http/input/schema.ts';
import type { Services } from '../../services.ts';
import { pageOf } from '../page.ts';
import { scopeOf } from '../scope.ts';
import { presentUnit } from './presenter.ts';
import { NewUnit, Unit, UnitChange, Units } from './schema.ts';
import { changeUnit, createUnit } from './write.ts';

const PATH = '/api/desk/v1/units';

export const units = (services: Services): Route[] => [
  route({
    method: 'get',
    path: PATH,
    summary: 'Units of my organisation, switched-off ones too',
    auth: 'staff',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page, the secretariat first, then by code', schema: Units } },
    handler: async ({ principal, query }) => {
      const { organisationId } = principal;
      const rows = await services.database.configure(scopeOf(principal), (transaction) =>
        listUnits(transaction, { organisationId }),
      );
      return ok(pageOf(rows.map(presentUnit), query));
    },
  }),
  route({
    method: 'get',
    path: `${PATH}/{id}`,
    summary: 'One unit',
    auth: 'staff',
    responses: { 200: { description: 'The unit', schema: Unit } },
    handler: async ({ principal, params: { id } }) => {
      const { organisationId } = principal;
      const row = await services.database.configure(scopeOf(principal), (transaction) =>
        getUnit(transaction, { id, organisationId }),
      );
      if (!row) throw notFound();
      return ok(presentUnit(row));
    },
  }),
  route({
    method: 'post',
    path: PATH,
    summary: 'Add a unit',
    auth: 'staff',
    roles: ['admin'],
    body: NewUnit,
    responses: { 201: { description: 'The unit', schema: Unit, headers: ['Location'] } },
    problems: ['idempotency-key-reused'],
    handler: async ({ principal, body: fields, idempotencyKey }) => {
      const row = await createUnit(services, { principal, fields, idempotencyKey });
      return created(presentUnit(row), { Location: `${PATH}/${row.id}` });
    },
  }),
  route({
    method: 'patch',
    path: `${PATH}/{id}`,
    summary: 'Change a unit; one that the routing policy in force needs cannot be switched off',
    auth: 'staff',
    roles: ['admin'],
    body: UnitChange,
    responses: { 200: { description: 'The unit', schema: Unit } },
    handler: async ({ principal, params: { id }, body: { id: _same, ...changes } }) =>
      ok(presentUnit(await changeUnit(services, { principal, id, changes }))),
  }),
];
