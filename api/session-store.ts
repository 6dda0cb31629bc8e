import { deleteSession, findSession } from '../db/repositories/sessions.ts';
import { getStaffOfSession, type StaffMember } from '../db/repositories/staff.ts';
import type { Database, Scope } from '../db/tenancy.ts';
import type { Principal } from './http/sessions/principal.ts';
import type { SessionStore } from './http/sessions/sessions.ts';

export const SIGN_IN: Scope = { kind: 'system', name: 'signIn' };

/** Sessions in the database. Roles and stations are read with each request, so that a change holds at once. */
export const createSessionStore = (database: Database): SessionStore => ({
  find: (kind, tokenHash) =>
    database.inOneTrip(SIGN_IN, async (trip) => {
      if (kind === 'staff') return staffPrincipal(await getStaffOfSession(trip, { tokenHash }), tokenHash);
      const session = await findSession(trip, { tokenHash, kind });
      return session && { kind, tokenHash, applicantId: session.principalId };
    }),
  remove: ({ tokenHash }) => database.inTenant(SIGN_IN, (transaction) => deleteSession(transaction, { tokenHash })),
});

const staffPrincipal = (staff: StaffMember | undefined, tokenHash: Buffer): Principal | undefined => {
  if (!staff?.active) return undefined;
  const { id: staffId, organisationId, username, name, roles, stationIds } = staff;
  return { kind: 'staff', tokenHash, staffId, organisationId, username, name, roles, stationIds };
};
