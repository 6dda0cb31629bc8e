import { deleteSession, findSession } from '../db/repositories/sessions.ts';
import { getStaff } from '../db/repositories/staff.ts';
import type { Database, Scope, TenantTransaction } from '../db/tenancy.ts';
import type { Principal } from './http/principal.ts';
import type { SessionStore } from './http/sessions.ts';

export const SIGN_IN: Scope = { kind: 'system', name: 'signIn' };

/** Sessions in the database. Roles and stations are read with each request, so that a change holds at once. */
export const createSessionStore = (database: Database): SessionStore => ({
  find: (kind, tokenHash) =>
    database.inTenant(SIGN_IN, async (transaction) => {
      const session = await findSession(transaction, { tokenHash, kind });
      if (!session) return undefined;
      if (kind === 'applicant') return { kind, tokenHash, applicantId: session.principalId };
      return staffPrincipal(transaction, { id: session.principalId, tokenHash });
    }),
  remove: ({ tokenHash }) => database.inTenant(SIGN_IN, (transaction) => deleteSession(transaction, { tokenHash })),
});

const staffPrincipal = async (
  transaction: TenantTransaction,
  { id, tokenHash }: { id: string; tokenHash: Buffer },
): Promise<Principal | undefined> => {
  const staff = await getStaff(transaction, { id });
  if (!staff?.active) return undefined;
  const { organisationId, username, name, roles, stationIds } = staff;
  return { kind: 'staff', tokenHash, staffId: id, organisationId, username, name, roles, stationIds };
};
