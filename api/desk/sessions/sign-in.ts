import type { Request } from 'express';
import { createSession } from '../../../db/repositories/sessions.ts';
import { findStaffByUsername, type StaffCredentials } from '../../../db/repositories/staff-sign-in.ts';
import { addressKey } from '../../http/requests/address.ts';
import type { Limiter } from '../../http/requests/limits.ts';
import { Problem, secondFactorNeeded, unauthenticated } from '../../http/problems/problem.ts';
import type { IssuedSession } from '../../http/sessions/sessions.ts';
import type { Services } from '../../services.ts';
import { SIGN_IN } from '../../session-store.ts';
import { checkPassword } from '../password.ts';
import { checkTotp } from '../totp.ts';

export interface DeskLimits {
  /** Wrong attempts on one account from one address. */
  attempts: Limiter;
  /** Wrong attempts on one account from wherever. */
  account: Limiter;
  /** Each code of an authenticator is good once. */
  totpUse: Limiter;
}

interface Attempt {
  request: Request;
  username: string;
  password: string;
  totp?: string;
}

/**
 * Checks password and second factor. An unknown name, a wrong password, a wrong code and a switched-off account are one and the same
 * 401 after the same work; that there is a second factor is told to who has the password. Attempts are counted before they are judged, and forgotten when one is right.
 */
export const signInStaff = async (services: Services, limits: DeskLimits, attempt: Attempt) => {
  const { database, vault } = services;
  const username = attempt.username.toLowerCase();
  const here = `${username} ${addressKey(attempt.request.ip)}`;
  await limits.attempts.take(here);
  await limits.account.take(username);

  const staff = await database.inTenant(SIGN_IN, (transaction) =>
    findStaffByUsername(transaction, { username, sealer: vault }),
  );
  const right = await checkPassword(attempt.password, staff?.passwordHash);
  if (!staff?.active || !right) throw unauthenticated();
  if (staff.totpSecret !== null && attempt.totp === undefined) throw secondFactorNeeded();
  if (!hasSecondFactor(services, staff, attempt.totp)) throw unauthenticated();
  if (staff.totpSecret && attempt.totp) await useUp(limits.totpUse, `${staff.id} ${attempt.totp}`);

  await Promise.all([limits.attempts.forget(here), limits.account.forget(username)]);
  return { staff, session: await openSession(services, { staff, request: attempt.request }) };
};

/** A code that was seen on its way is of no use to whoever saw it. */
const useUp = (totpUse: Limiter, code: string): Promise<void> =>
  totpUse.take(code).catch((error: unknown) => {
    throw error instanceof Problem ? unauthenticated() : error;
  });

/** Outside the demo an account without a second factor cannot sign in at all. */
const hasSecondFactor = ({ config, clock }: Services, { totpSecret }: StaffCredentials, totp?: string): boolean => {
  if (totpSecret === null) return config.demo;
  return totp !== undefined && checkTotp(totp, { secret: totpSecret, now: clock.now() });
};

const openSession = async (
  { database, sessions }: Services,
  { staff, request }: { staff: StaffCredentials; request: Request },
): Promise<IssuedSession> => {
  const { id: principalId, organisationId } = staff;
  const session = sessions.issue(request, { kind: 'staff', principalId, organisationId });
  await database.inTenant(SIGN_IN, (transaction) => createSession(transaction, session.row));
  return session;
};
