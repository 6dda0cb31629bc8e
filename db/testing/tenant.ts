import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createChallenge } from '../repositories/challenges.ts';
import { findOrCreateApplicantByMobile } from '../repositories/applicants.ts';
import { takeIdempotencyKey } from '../repositories/idempotency-keys.ts';
import { saveLegalPerson } from '../repositories/legal-persons.ts';
import { insertRoutingPolicy } from '../repositories/routing-policies.ts';
import { createSession } from '../repositories/sessions.ts';
import { insertStaff } from '../repositories/staff.ts';
import { insertUnit } from '../repositories/units.ts';
import type { Database } from '../tenancy.ts';
import { CONFIGURED } from '../configuration.ts';
import { testVault } from './vault.ts';

/** An organisation with one of everything, and an applicant of its own. */
export interface TestTenant {
  organisationId: string;
  unitId: string;
  staffId: string;
  applicantId: string;
}

const token = () => Buffer.from(randomUUID());
const tomorrow = () => new Date(Date.now() + 86_400_000);

export async function createTenant(database: Database, ownerUrl: string): Promise<TestTenant> {
  const organisationId = await insertOrganisation(ownerUrl);
  const [unitId, staffId] = [randomUUID(), randomUUID()];
  await database.configure({ kind: 'organisation', organisationId }, async (transaction) => {
    const named = { organisationId, name: 'نام', nameEn: 'Name', active: true };
    await insertUnit(transaction, { ...named, id: unitId, code: 'secretariat', kind: 'secretariat' });
    const { models, transaction: inner } = transaction[CONFIGURED];
    await models.Service.create({ ...named, id: randomUUID() }, { transaction: inner });
    const member = { id: staffId, organisationId, username: randomUUID(), name: 'نام', passwordHash: 'none' };
    await insertStaff(transaction, { ...member, roles: ['admin'], stationIds: [unitId] });
    await insertRoutingPolicy(transaction, { organisationId, policy: aPolicy(unitId), createdBy: staffId });
    await takeIdempotencyKey(transaction, { id: randomUUID(), fingerprint: 'none' });
  });
  return { organisationId, unitId, staffId, applicantId: await createApplicant(database, { organisationId, staffId }) };
}

export const aPolicy = (unitId: string) => ({
  mode: 'secretariat' as const,
  secretariatUnitId: unitId,
  secretariatDecides: true,
  acceptancesNeeded: 1 as const,
  rules: [],
  fallbackUnitId: null,
});

async function insertOrganisation(ownerUrl: string): Promise<string> {
  const id = randomUUID();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const values = [id, id, 'سازمان', 'Organisation'];
  await client.query('insert into organisations (id, slug, name, name_en) values ($1, $2, $3, $4)', values);
  await client.end();
  return id;
}

async function createApplicant(
  database: Database,
  { organisationId, staffId }: { organisationId: string; staffId: string },
): Promise<string> {
  const mobile = `+989${Math.random().toString().slice(2, 11)}`;
  const applicantId = await database.inTenant({ kind: 'system', name: 'signIn' }, async (transaction) => {
    const { id } = await findOrCreateApplicantByMobile(transaction, { vault: testVault, mobile });
    const expiresAt = tomorrow();
    await createSession(transaction, {
      ...{ tokenHash: token(), kind: 'applicant', principalId: id, organisationId: null, expiresAt },
    });
    await createSession(transaction, {
      tokenHash: token(),
      kind: 'staff',
      principalId: staffId,
      organisationId,
      expiresAt,
    });
    await createChallenge(transaction, { vault: testVault, id: randomUUID(), mobile, codeHash: token(), expiresAt });
    return id;
  });
  await database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
    saveLegalPerson(transaction, { applicantId, name: 'شرکت', legalId: '10380284790' }),
  );
  return applicantId;
}
