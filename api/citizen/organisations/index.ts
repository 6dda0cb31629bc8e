import { getOrganisationChoice, listOrganisationChoices } from '../../../db/repositories/organisations-for-letters.ts';
import type { Scope } from '../../../db/tenancy.ts';
import { isUuid } from '../../http/input/ajv.ts';
import { fromCursor, toPage } from '../../http/input/cursor.ts';
import { notFound } from '../../http/problems/problem.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Closed, PAGE_QUERY } from '../../http/input/schema.ts';
import type { Services } from '../../services.ts';
import { presentChoice } from './presenter.ts';
import { Organisation, Organisations } from './schema.ts';

type Place = { name: string; id: string };

/** PostgreSQL takes no U+0000. */
const isPlace = (value: unknown): value is Place => {
  const { name, id } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && !name.includes('\0') && typeof id === 'string' && isUuid(id);
};

/** Everybody may know who takes letters, signed in or not. */
const DIRECTORY: Scope = { kind: 'system', name: 'directory' };

export const organisations = ({ database }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/organisations',
    summary: 'Who takes letters',
    auth: 'none',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page, by name', schema: Organisations } },
    handler: async ({ query: { limit = 20, cursor }, language }) => {
      const after = fromCursor(cursor, isPlace);
      const rows = await database.inTenant(DIRECTORY, (transaction) =>
        listOrganisationChoices(transaction, { limit: limit + 1, after }),
      );
      const place = ({ name, id }: Place) => ({ name, id });
      return ok(toPage(rows, { limit, place, present: presentChoice(language) }));
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/organisations/{id}',
    summary: 'One organisation with its units and services',
    auth: 'none',
    responses: { 200: { description: 'The organisation', schema: Organisation } },
    problems: ['not-found'],
    handler: async ({ params: { id }, language }) => {
      const choice = await database.inTenant(DIRECTORY, (transaction) => getOrganisationChoice(transaction, { id }));
      if (!choice) throw notFound();
      return ok(presentChoice(language)(choice));
    },
  }),
];
