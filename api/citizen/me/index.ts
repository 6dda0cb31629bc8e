import { getApplicant, updateApplicant } from '../../../db/repositories/applicants.ts';
import { parseNationalId } from '../../../domain/identity/index.ts';
import { invalid, unauthenticated } from '../../http/problems/problem.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { presentMe } from './presenter.ts';
import { Me, MeChange } from './schema.ts';

export const me = ({ database, vault }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/me',
    summary: 'My profile',
    auth: 'applicant',
    responses: { 200: { description: 'The profile', schema: Me } },
    handler: async ({ principal: { applicantId } }) => {
      const applicant = await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
        getApplicant(transaction, { sealer: vault, id: applicantId }),
      );
      if (!applicant) throw unauthenticated();
      return ok(presentMe(applicant));
    },
  }),
  route({
    method: 'patch',
    path: '/api/v1/me',
    summary: 'Complete or change my profile; the national id is settled once it is given',
    auth: 'applicant',
    body: MeChange,
    responses: { 200: { description: 'The profile', schema: Me } },
    handler: async ({ body: { firstName, lastName, ...rest }, principal: { applicantId } }) => {
      const nationalId = rest.nationalId && parseNationalId(rest.nationalId);
      const applicant = await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
        updateApplicant(transaction, { vault, id: applicantId, nationalId, firstName, lastName }),
      );
      if (!applicant) throw invalid([{ pointer: '/nationalId', code: 'national-id-settled' }]);
      return ok(presentMe(applicant));
    },
  }),
];
