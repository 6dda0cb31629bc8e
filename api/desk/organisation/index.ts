import { getOrganisation, updateOrganisation, type OrganisationRow } from '../../../db/repositories/organisations.ts';
import { notFound } from '../../http/problems/problem.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';
import { OrganisationChange, OrganisationSettings } from './schema.ts';

const PATH = '/api/desk/v1/organisation';

export const organisation = ({ database, clock }: Services): Route[] => [
  route({
    method: 'get',
    path: PATH,
    summary: 'Settings of my organisation',
    auth: 'staff',
    responses: { 200: { description: 'The settings', schema: OrganisationSettings } },
    handler: async ({ principal }) =>
      ok(
        await database.configure(scopeOf(principal), async (transaction) =>
          present(await getOrganisation(transaction, { id: principal.organisationId })),
        ),
      ),
  }),
  route({
    method: 'patch',
    path: PATH,
    summary: 'Change the settings; letters keep the dates that were promised',
    auth: 'staff',
    roles: ['admin'],
    body: OrganisationChange,
    responses: { 200: { description: 'The settings', schema: OrganisationSettings } },
    handler: async ({ principal, body: { id: _id, slug: _slug, nameEn, ...rest } }) => {
      const id = principal.organisationId;
      const changes = { ...rest, ...(nameEn !== undefined && { nameEn: nameEn ?? '' }) };
      return ok(
        await database.configure(scopeOf(principal), async (transaction) => {
          const row = await updateOrganisation(transaction, { id, changes });
          const subject = { action: 'organisation.changed', subjectType: 'organisation', subjectId: id } as const;
          await audited(transaction, { principal, clock, ...subject, data: changes });
          return present(row);
        }),
      );
    },
  }),
];

const present = (row: OrganisationRow | undefined) => {
  if (!row) throw notFound();
  const { id, slug, name, nameEn, weekend, holidays, promisedWorkingDays, claimMinutes, questionDays } = row;
  const { circulationShown, repliesAtDesk } = row;
  const settings = {
    weekend,
    holidays,
    promisedWorkingDays,
    claimMinutes,
    questionDays,
    circulationShown,
    repliesAtDesk,
  };
  return { id, slug, name, nameEn: nameEn || null, ...settings };
};
