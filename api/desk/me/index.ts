import { Type } from '@sinclair/typebox';
import { getOrganisation } from '../../../db/repositories/organisations.ts';
import { listUnits } from '../../../db/repositories/units.ts';
import type { Database } from '../../../db/tenancy.ts';
import { localised, type Language } from '../../http/texts/language.ts';
import { unauthenticated } from '../../http/problems/problem.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { OneOf, Uuid } from '../../http/input/schema.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import type { Services } from '../../services.ts';
import { scopeOf } from '../scope.ts';
import { ROLES } from '../staff/schema.ts';
import { permissionsOf } from './permissions.ts';

const Named = { id: Uuid(), name: Type.String() };

export const DeskMe = Type.Object(
  {
    ...Named,
    username: Type.String(),
    roles: Type.Array(OneOf(ROLES)),
    organisation: Type.Object({ ...Named, slug: Type.String() }),
    stations: Type.Array(Type.Object(Named), { description: 'The units that I work in' }),
    permissions: Type.Array(Type.String(), { examples: [['submissions.list', 'units.edit']] }),
  },
  { $id: 'DeskMe' },
);

export const deskMe = ({ database }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/desk/v1/me',
    summary: 'Who I am and what I may do',
    auth: 'staff',
    responses: { 200: { description: 'My account', schema: DeskMe } },
    handler: async ({ principal, language }) => ok(await presentDeskMe(database, { principal, language })),
  }),
];

/** @throws Problem 401 when the organisation is gone */
export const presentDeskMe = async (
  database: Database,
  { principal, language }: { principal: StaffPrincipal; language: Language },
) => {
  const { staffId, username, name, roles, stationIds, organisationId } = principal;
  const [organisation, units] = await database.configure(scopeOf(principal), async (transaction) => [
    await getOrganisation(transaction, { id: organisationId }),
    await listUnits(transaction, { organisationId }),
  ]);
  if (!organisation) throw unauthenticated();
  const { id, slug } = organisation;
  const stations = units
    .filter((unit) => stationIds.includes(unit.id))
    .map((unit) => ({ id: unit.id, name: localised(unit, language) }));
  return {
    id: staffId,
    username,
    name,
    roles,
    organisation: { id, slug, name: localised(organisation, language) },
    stations,
    permissions: permissionsOf(roles),
  };
};
