import { getApplicant, updateApplicant } from '../../../db/repositories/applicants.ts';
import { parseNationalId } from '../../../domain/identity/index.ts';
import { invalid, unauthenticated } from '../../http/problems/problem.ts';
import type { ApplicantPrincipal } from '../../http/sessions/principal.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { presentMe } from './presenter.ts';
import { Me, MeChange } from './schema.ts';

/** Undefined once the applicant is gone. */
export const readMe = async (
  { database, vault }: Pick<Services, 'database' | 'vault'>,
  { applicantId }: Pick<ApplicantPrincipal, 'applicantId'>,
) => {
  const applicant = await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
    getApplicant(transaction, { sealer: vault, id: applicantId }),
  );
  return applicant && presentMe(applicant);
};

export const me = ({ database, vault }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/me',
    summary: 'My profile',
    auth: 'applicant',
    access: 'profile:read',
    responses: { 200: { description: 'The profile', schema: Me } },
    handler: async ({ principal }) => {
      const known = await readMe({ database, vault }, principal);
      if (!known) throw unauthenticated();
      return ok(known);
    },
  }),
  route({
    method: 'patch',
    path: '/api/v1/me',
    summary: 'Complete or change my profile; the national id is settled once it is given',
    auth: 'applicant',
    access: 'session',
    body: MeChange,
    responses: { 200: { description: 'The profile', schema: Me } },
    handler: async ({ body: { firstName, lastName, language, ...rest }, principal: { applicantId } }) => {
      const nationalId = rest.nationalId && parseNationalId(rest.nationalId);
      const applicant = await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
        updateApplicant(transaction, { vault, id: applicantId, nationalId, firstName, lastName, language }),
      );
      if (!applicant) throw invalid([{ pointer: '/nationalId', code: 'national-id-settled' }]);
      return ok(presentMe(applicant));
    },
  }),
];
