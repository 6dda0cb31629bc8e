import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { hashPassword, newTotpSecret, totpUri } from '../credentials.ts';
import type { Sealer } from '../crypto.ts';
import { appendAudit } from '../repositories/audit.ts';
import { violatesUnique } from '../repositories/errors.ts';
import { updateOrganisation } from '../repositories/organisations.ts';
import { insertRoutingPolicy } from '../repositories/routing-policies.ts';
import { insertStaff, listStaff, setTotpSecret } from '../repositories/staff.ts';
import { insertUnit } from '../repositories/units.ts';
import { createDatabase } from '../tenancy.ts';
import type { Configuration } from '../tenancy.ts';
import type { NewOrganisation } from './options.ts';
import { UsageError } from './options.ts';

interface Installation {
  ownerUrl: string;
  appUrl: string;
  sealer: Sealer;
}

/** What the administrator signs in with. It is shown once and kept nowhere. */
export interface FirstAccess {
  organisationId: string;
  username: string;
  password: string;
  totpUri: string;
}

/**
 * Makes an organisation that takes letters: with a secretariat, which decides them, and an administrator, who sets up
 * the rest at the desk. It takes letters once everything is there; broken off, the command can be given again.
 * @throws UsageError when the slug or the user name is taken
 */
export async function createOrganisation(
  { ownerUrl, appUrl, sealer }: Installation,
  wanted: NewOrganisation,
): Promise<FirstAccess> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const database = createDatabase({ url: appUrl, poolSize: 2 });
  try {
    const organisationId = await beginOrganisation(owner, wanted);
    const access = await database.configure({ kind: 'organisation', organisationId }, (transaction) =>
      furnish(transaction, { organisationId, wanted, sealer }),
    );
    await owner.query('update organisations set active = true where id = $1', [organisationId]);
    return access;
  } catch (error) {
    if (!violatesUnique(error, 'staff_username_key')) throw error;
    throw new UsageError(`The user name ${wanted.admin.username} is taken.`);
  } finally {
    await Promise.all([owner.end(), database.close()]);
  }
}

/** The row that only the owner may insert, switched off; or that of an attempt that was broken off. */
async function beginOrganisation(owner: pg.Client, { slug, name, nameEn }: NewOrganisation): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into organisations (id, slug, name, name_en, active) values ($1, $2, $3, $4, false)
     on conflict (slug) do update set slug = excluded.slug where not organisations.active
     returning id`,
    [randomUUID(), slug, name, nameEn],
  );
  if (!rows[0]) throw taken(slug);
  return rows[0].id;
}

const taken = (slug: string) => new UsageError(`There is an organisation ${slug} already.`);

interface Furnishing {
  organisationId: string;
  wanted: NewOrganisation;
  sealer: Sealer;
}

async function furnish(
  transaction: Configuration,
  { organisationId, wanted, sealer }: Furnishing,
): Promise<FirstAccess> {
  const { admin, operator, slug } = wanted;
  if ((await listStaff(transaction, { organisationId })).length > 0) throw taken(slug);
  await updateOrganisation(transaction, { id: organisationId, changes: { name: wanted.name, nameEn: wanted.nameEn } });
  const secretariat = { code: 'secretariat', kind: 'secretariat', name: 'دبیرخانه', nameEn: 'Secretariat' } as const;
  const [unitId, staffId] = [randomUUID(), randomUUID()];
  await insertUnit(transaction, { ...secretariat, id: unitId, organisationId, active: true });
  await insertRoutingPolicy(transaction, { organisationId, policy: firstPolicy(unitId), createdBy: null });
  const password = randomBytes(18).toString('base64url');
  const roles = operator ? (['admin', 'operator'] as const) : (['admin'] as const);
  const member = { ...admin, id: staffId, organisationId, roles: [...roles], stationIds: [unitId] };
  await insertStaff(transaction, { ...member, passwordHash: await hashPassword(password) });
  const secret = newTotpSecret();
  await setTotpSecret(transaction, { id: staffId, secret, sealer });
  await logCreation(transaction, { organisationId, staffId });
  return { organisationId, username: admin.username, password, totpUri: totpUri(secret, admin.username) };
}

const firstPolicy = (secretariatUnitId: string) => ({
  mode: 'secretariat' as const,
  secretariatUnitId,
  secretariatDecides: true,
  acceptancesNeeded: 1 as const,
  rules: [],
  fallbackUnitId: null,
});

function logCreation(
  transaction: Configuration,
  { organisationId, staffId }: { organisationId: string; staffId: string },
): Promise<void> {
  const done = { at: new Date(), actorKind: 'system', actorId: null };
  return appendAudit(transaction, {
    organisationId,
    entries: [
      { ...done, action: 'organisation.created', subjectType: 'organisation', subjectId: organisationId },
      { ...done, action: 'staff.created', subjectType: 'staff', subjectId: staffId },
    ],
  });
}
