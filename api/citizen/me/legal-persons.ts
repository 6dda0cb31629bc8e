import type { LegalPersonRow } from '../../../db/repositories/legal-persons.ts';
import {
  countOtherLegalPersons,
  getLegalPerson,
  listLegalPersons,
  saveLegalPerson,
} from '../../../db/repositories/legal-persons.ts';
import type { LegalId } from '../../../domain/identity/index.ts';
import { parseLegalId } from '../../../domain/identity/index.ts';
import type { TenantTransaction } from '../../../db/tenancy.ts';
import { createOnce } from '../../create-once.ts';
import { notFound, Problem } from '../../http/problems/problem.ts';
import { created, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { presentLegalPerson } from './presenter.ts';
import { LegalPerson, LegalPersons, NewLegalPerson } from './schema.ts';

export const legalPersons = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/me/legal-persons',
    summary: 'Legal persons that I represent',
    auth: 'applicant',
    access: 'profile:read',
    responses: { 200: { description: 'All of them', schema: LegalPersons } },
    handler: async ({ principal: { applicantId } }) => {
      const rows = await services.database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
        listLegalPersons(transaction, { applicantId }),
      );
      return ok({ items: rows.map(presentLegalPerson), next: null });
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/me/legal-persons',
    summary: 'Add a legal person that I represent; one with the same id gets the new name',
    auth: 'applicant',
    access: 'session',
    body: NewLegalPerson,
    responses: { 201: { description: 'The legal person', schema: LegalPerson } },
    problems: ['idempotency-key-reused', 'too-many-legal-persons'],
    handler: async ({ body, principal: { applicantId }, idempotencyKey }) => {
      const legalId = parseLegalId(body.legalId) as LegalId;
      const row = await createOnce<LegalPersonRow, TenantTransaction>(services, {
        kind: 'legal-person',
        begin: (work) => services.database.inTenant({ kind: 'applicant', applicantId }, work),
        callerId: applicantId,
        idempotencyKey,
        body,
        create: async (transaction) => {
          const others = await countOtherLegalPersons(transaction, { applicantId, legalId });
          if (others >= services.config.limits.legalPersons) throw new Problem('too-many-legal-persons');
          return saveLegalPerson(transaction, { applicantId, name: body.name, legalId });
        },
        idOf: ({ id }) => id,
        read: async (transaction, id) => present(await getLegalPerson(transaction, { id, applicantId })),
      });
      return created(presentLegalPerson(row));
    },
  }),
];

const present = (person: LegalPersonRow | undefined): LegalPersonRow => {
  if (!person) throw notFound();
  return person;
};
