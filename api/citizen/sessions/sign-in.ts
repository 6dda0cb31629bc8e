import type { Request } from 'express';
import { findOrCreateApplicantByMobile } from '../../../db/repositories/applicants.ts';
import { tryChallenges, useChallenges } from '../../../db/repositories/challenges.ts';
import { createSession } from '../../../db/repositories/sessions.ts';
import type { Language } from '../../http/texts/language.ts';
import { unauthenticated } from '../../http/problems/problem.ts';
import type { IssuedSession } from '../../http/sessions/sessions.ts';
import type { Services } from '../../services.ts';
import { SIGN_IN } from '../../session-store.ts';
import { MAX_TRIES, hashCode, sameHash } from '../sign-in-codes/challenge.ts';

interface SignIn {
  request: Request;
  language: Language;
  challengeId: string;
  code: string;
}

/**
 * Takes a code once. Every code of the mobile that is still good is taken: the first one may come after the second. The try is counted
 * on all of them and committed before the code is compared, so that neither tries at once nor several codes pass the limit; all are
 * used up in the transaction that opens the session. Unknown, wrong, expired and used codes are one and the same 401.
 */
export const signIn = async (
  services: Services,
  { request, language, challengeId, code }: SignIn,
): Promise<IssuedSession> => {
  const { database, vault, sessions } = services;
  const open = await database.inTenant(SIGN_IN, (transaction) =>
    tryChallenges(transaction, { vault, id: challengeId, maxTries: MAX_TRIES }),
  );
  const right = open.find(({ id, codeHash }) => sameHash(hashCode(vault, { challengeId: id, code }), codeHash));
  if (!right) throw unauthenticated();

  return database.inTenant(SIGN_IN, async (transaction) => {
    if (!(await useChallenges(transaction, right))) throw unauthenticated();
    const applicant = await findOrCreateApplicantByMobile(transaction, { vault, mobile: right.mobile, language });
    const session = sessions.issue(request, { kind: 'applicant', principalId: applicant.id, organisationId: null });
    await createSession(transaction, session.row);
    return session;
  });
};
