import type { Request } from 'express';
import { findOrCreateApplicantByMobile } from '../../../db/repositories/applicants.ts';
import { tryChallenge, useChallenge } from '../../../db/repositories/challenges.ts';
import { createSession } from '../../../db/repositories/sessions.ts';
import { unauthenticated } from '../../http/problems/problem.ts';
import type { IssuedSession } from '../../http/sessions/sessions.ts';
import type { Services } from '../../services.ts';
import { SIGN_IN } from '../../session-store.ts';
import { MAX_TRIES, hashCode, sameHash } from '../sign-in-codes/challenge.ts';

/**
 * Takes a code once. The try is counted and committed before the code is compared, so that tries at once cannot pass the limit; the
 * code is used up in the transaction that opens the session. Unknown, wrong, expired and used codes are one and the same 401.
 */
export const signIn = async (
  services: Services,
  { request, challengeId, code }: { request: Request; challengeId: string; code: string },
): Promise<IssuedSession> => {
  const { database, vault, sessions } = services;
  const challenge = await database.inTenant(SIGN_IN, (transaction) =>
    tryChallenge(transaction, { vault, id: challengeId, maxTries: MAX_TRIES }),
  );
  const given = hashCode(vault, { challengeId, code });
  if (!challenge || !sameHash(given, challenge.codeHash)) throw unauthenticated();

  return database.inTenant(SIGN_IN, async (transaction) => {
    if (!(await useChallenge(transaction, { id: challengeId }))) throw unauthenticated();
    const applicant = await findOrCreateApplicantByMobile(transaction, { vault, mobile: challenge.mobile });
    const session = sessions.issue(request, { kind: 'applicant', principalId: applicant.id, organisationId: null });
    await createSession(transaction, session.row);
    return session;
  });
};
