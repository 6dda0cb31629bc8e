import { getStaff, listStaff } from '../../../db/repositories/staff.ts';
import { notFound } from '../../http/problems/problem.ts';
import { SECRET, created, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Closed, PAGE_QUERY } from '../../http/input/schema.ts';
import type { Services } from '../../services.ts';
import { pageOf } from '../page.ts';
import { scopeOf } from '../scope.ts';
import { presentStaff } from './presenter.ts';
import { NewStaff, Staff, StaffChange, StaffPage, StaffWithSecret } from './schema.ts';
import { changeStaff, createStaff, type WrittenStaff } from './write.ts';

const PATH = '/api/desk/v1/staff';
const presentWritten = ({ totpUri, ...staff }: WrittenStaff) => ({ ...presentStaff(staff), totpUri });

export const staff = (services: Services): Route[] => [
  route({
    method: 'get',
    path: PATH,
    summary: 'Staff of my organisation, switched-off ones too',
    auth: 'staff',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page, by name', schema: StaffPage } },
    handler: async ({ principal, query }) => {
      const { organisationId } = principal;
      const rows = await services.database.configure(scopeOf(principal), (transaction) =>
        listStaff(transaction, { organisationId }),
      );
      return ok(pageOf(rows.map(presentStaff), query));
    },
  }),
  route({
    method: 'get',
    path: `${PATH}/{id}`,
    summary: 'One member of staff',
    auth: 'staff',
    responses: { 200: { description: 'The member of staff', schema: Staff } },
    handler: async ({ principal, params: { id } }) => {
      const row = await services.database.configure(scopeOf(principal), (transaction) => getStaff(transaction, { id }));
      if (!row) throw notFound();
      return ok(presentStaff(row));
    },
  }),
  route({
    method: 'post',
    path: PATH,
    summary: 'Add a member of staff',
    auth: 'staff',
    roles: ['admin'],
    body: NewStaff,
    responses: { 201: { description: 'The member of staff', schema: StaffWithSecret, headers: ['Location'] } },
    problems: ['idempotency-key-reused'],
    handler: async ({ principal, body: fields, idempotencyKey }) => {
      const row = await createStaff(services, { principal, fields, idempotencyKey });
      return created(presentWritten(row), { ...SECRET, Location: `${PATH}/${row.id}` });
    },
  }),
  route({
    method: 'patch',
    path: `${PATH}/{id}`,
    summary: 'Change a member of staff; a new password or second factor, and switching off, ends their sessions',
    auth: 'staff',
    roles: ['admin'],
    body: StaffChange,
    responses: { 200: { description: 'The member of staff', schema: StaffWithSecret } },
    handler: async ({ principal, params: { id }, body: { id: _same, ...changes } }) =>
      ok(presentWritten(await changeStaff(services, { principal, id, changes })), SECRET),
  }),
];
