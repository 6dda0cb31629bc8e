import { findAccessToken } from '../db/repositories/access-tokens.ts';
import { deleteSession, findSession } from '../db/repositories/sessions.ts';
import { getStaffOfSession, listStaffOfSessions, type StaffMember } from '../db/repositories/staff-sign-in.ts';
import type { Database, Scope } from '../db/tenancy.ts';
import { TOKEN_SCOPES } from './http/sessions/access.ts';
import type { StaffPrincipal } from './http/sessions/principal.ts';
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
  findAccessToken: async (tokenHash) => {
    const token = await database.inOneTrip(SIGN_IN, (trip) => findAccessToken(trip, { tokenHash }));
    return token && { kind: 'applicant', tokenHash, applicantId: token.applicantId, scopes: scopesOf(token.scopes) };
  },
  remove: ({ tokenHash }) => database.inOneTrip(SIGN_IN, (trip) => deleteSession(trip, { tokenHash })),
});

/** A scope that this version does not know gives nothing. */
const scopesOf = (given: readonly string[]) => TOKEN_SCOPES.filter((scope) => given.includes(scope));

const staffPrincipal = (staff: StaffMember | undefined, tokenHash: Buffer): StaffPrincipal | undefined => {
  if (!staff?.active) return undefined;
  const { id: staffId, organisationId, username, name, roles, stationIds } = staff;
  return { kind: 'staff', tokenHash, staffId, organisationId, username, name, roles, stationIds };
};

/** Who these sessions are of, as they are now; one that has ended is left out. */
export const createStaffOfSessions =
  (database: Database) =>
  async (tokenHashes: readonly Buffer[]): Promise<StaffPrincipal[]> => {
    const members = await database.inOneTrip(SIGN_IN, (trip) => listStaffOfSessions(trip, { tokenHashes }));
    return members.flatMap((member) => staffPrincipal(member, member.tokenHash) ?? []);
  };
