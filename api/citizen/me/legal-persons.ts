import { listLegalPersons, saveLegalPerson } from '../../../db/repositories/legal-persons.ts';
import type { LegalId } from '../../../domain/identity/index.ts';
import { parseLegalId } from '../../../domain/identity/index.ts';
import { created, ok } from '../../http/reply.ts';
import { route, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { presentLegalPerson } from './presenter.ts';
import { LegalPerson, LegalPersons, NewLegalPerson } from './schema.ts';

export const legalPersons = ({ database }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/me/legal-persons',
    summary: 'Legal persons that I represent',
    auth: 'applicant',
    responses: { 200: { description: 'All of them', schema: LegalPersons } },
    handler: async ({ principal: { applicantId } }) => {
      const rows = await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
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
    body: NewLegalPerson,
    responses: { 201: { description: 'The legal person', schema: LegalPerson } },
    handler: async ({ body, principal: { applicantId } }) => {
      const legalId = parseLegalId(body.legalId) as LegalId;
      const row = await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
        saveLegalPerson(transaction, { applicantId, name: body.name, legalId }),
      );
      return created(presentLegalPerson(row));
    },
  }),
];
