import { getOrganisationChoice, listOrganisationChoices } from '../../../db/repositories/organisations.ts';
import { fromCursor, toPage } from '../../http/cursor.ts';
import { notFound } from '../../http/problem.ts';
import { ok } from '../../http/reply.ts';
import { route, type Route } from '../../http/route.ts';
import { Closed, PAGE_QUERY } from '../../http/schema.ts';
import type { Services } from '../../services.ts';
import { presentChoice } from './presenter.ts';
import { Organisation, Organisations } from './schema.ts';

type Place = { name: string; id: string };

const isPlace = (value: unknown): value is Place =>
  typeof (value as Place | null)?.name === 'string' && /^[0-9a-f-]{36}$/.test((value as Place).id);

export const organisations = ({ database }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/organisations',
    summary: 'Who takes letters',
    auth: 'applicant',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page, by name', schema: Organisations } },
    handler: async ({ query: { limit = 20, cursor }, principal: { applicantId }, language }) => {
      const after = fromCursor(cursor, isPlace);
      const rows = await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
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
    auth: 'applicant',
    responses: { 200: { description: 'The organisation', schema: Organisation } },
    handler: async ({ params: { id }, principal: { applicantId }, language }) => {
      const choice = await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
        getOrganisationChoice(transaction, { id }),
      );
      if (!choice) throw notFound();
      return ok(presentChoice(language)(choice));
    },
  }),
];
