import { createHash, randomBytes } from 'node:crypto';
import { built } from './built.mjs';

const SIGN_IN = { kind: 'system', name: 'signIn' };
const HOUR_MS = 60 * 60 * 1000;

/** Applicants with complete profiles, and members of the ministry's staff, all signed in: signing in is no part of what is measured. */
export async function signEverybodyIn({ environment, clients, usernames = ['secretary'] }) {
  const [{ createDatabase }, { createVault }, { toApiConfig }] = await Promise.all(
    ['db/tenancy.js', 'db/crypto.js', 'config/api.js'].map(built),
  );
  const { database: settings, keys } = toApiConfig(environment);
  const database = createDatabase({ url: settings.url, poolSize: 2 });
  const vault = createVault({ keys: keys.data, hashKey: keys.hash });
  try {
    const staff = {};
    for (const username of usernames) staff[username] = await staffSession({ database, vault, username });
    const applicants = [];
    for (let number = 0; number < clients; number++)
      applicants.push(await applicantSession({ database, vault, number }));
    return {
      applicants: applicants.map(({ token }) => token),
      applicantIds: applicants.map(({ id }) => id),
      ...staff,
      vault,
    };
  } finally {
    await database.close();
  }
}

async function staffSession({ database, vault, username }) {
  const { findStaffByUsername } = await built('db/repositories/staff-sign-in.js');
  const staff = await database.inTenant(SIGN_IN, (transaction) =>
    findStaffByUsername(transaction, { username, sealer: vault }),
  );
  const { id, organisationId } = staff;
  const token = await openSession(database, { kind: 'staff', principalId: id, organisationId });
  return { token, organisationId };
}

async function applicantSession({ database, vault, number }) {
  const { findOrCreateApplicantByMobile, updateApplicant } = await built('db/repositories/applicants.js');
  const mobile = `+98912${String(1_000_000 + number)}`;
  const { id } = await database.inTenant(SIGN_IN, (transaction) =>
    findOrCreateApplicantByMobile(transaction, { vault, mobile }),
  );
  const person = { firstName: 'زهرا', lastName: 'احمدی', nationalId: nationalId(number) };
  await database.inTenant({ kind: 'applicant', applicantId: id }, (transaction) =>
    updateApplicant(transaction, { vault, id, ...person }),
  );
  return { id, token: await openSession(database, { kind: 'applicant', principalId: id, organisationId: null }) };
}

async function openSession(database, owner) {
  const { createSession } = await built('db/repositories/sessions.js');
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest();
  const expiresAt = new Date(Date.now() + HOUR_MS);
  await database.inTenant(SIGN_IN, (transaction) => createSession(transaction, { ...owner, tokenHash, expiresAt }));
  return token;
}

/** Nine digits and their check digit. */
export function nationalId(number) {
  const digits = String(100_000_000 + number);
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0) % 11;
  return `${digits}${sum < 2 ? sum : 11 - sum}`;
}
