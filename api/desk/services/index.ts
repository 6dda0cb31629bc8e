import { Type } from '@sinclair/typebox';
import { listServices } from '../../../db/repositories/units.ts';
import { localised } from '../../http/texts/language.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Closed, PAGE_QUERY, Page, Uuid } from '../../http/input/schema.ts';
import type { Services } from '../../services.ts';
import { pageOf } from '../page.ts';
import { scopeOf } from '../scope.ts';

const Service = Type.Object({ id: Uuid(), name: Type.String(), active: Type.Boolean() }, { $id: 'Service' });

export const services = ({ database }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/desk/v1/services',
    summary: 'What letters to my organisation can be about',
    auth: 'staff',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page, by name', schema: Page(Service) } },
    handler: async ({ principal, query, language }) => {
      const { organisationId } = principal;
      const rows = await database.configure(scopeOf(principal), (transaction) =>
        listServices(transaction, { organisationId }),
      );
      const items = rows.map(({ id, active, ...named }) => ({ id, name: localised(named, language), active }));
      return ok(pageOf(items, query));
    },
  }),
];
