import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { UniqueConstraintError } from 'sequelize';
import { CONFIGURED } from '../configuration.ts';
import { insertRoutingPolicy, latestRoutingPolicy } from '../repositories/routing-policies.ts';
import { insertStaff, listStaff } from '../repositories/staff.ts';
import { createDatabase } from '../tenancy.ts';
import type { Database, Configuration } from '../tenancy.ts';
import type { Sealer } from '../crypto.ts';
import { city } from './city.ts';
import { connectCity, type DemoMail } from './mail.ts';
import { ministry } from './ministry.ts';
import { DEMO_PASSWORD } from './organisation.ts';
import type { DemoOrganisation } from './organisation.ts';
import { seedConnections, type DemoSystems } from './systems.ts';
import { university } from './university.ts';

interface Places {
  ownerUrl: string;
  appUrl: string;
  /** Where a mail server runs beside, an organisation more is reached through it. */
  mail?: { server: DemoMail; sealer: Sealer } | undefined;
  /** Where each organisation has systems of its own; else the installation's serve all. */
  connected?: { systems: DemoSystems; sealer: Sealer } | undefined;
}

/**
 * Puts the demo organisations into the database. What is there already stays as it is, changes by people included.
 * Only the organisations themselves need the owner: the rest is written by the application's role in their scopes.
 */
export async function seedDemo({ ownerUrl, appUrl, mail, connected }: Places): Promise<void> {
  const organisations = [ministry, university, ...(mail ? [city] : [])];
  await seedOrganisations(ownerUrl, organisations);
  const database = createDatabase({ url: appUrl, poolSize: 2 });
  try {
    for (const demo of organisations) {
      await seedWithin(database, demo);
      await seedStaff(database, demo);
      if (connected) await seedConnections(database, { demo, ...connected });
    }
    if (mail) await connectCity(database, { mail: mail.server, sealer: mail.sealer });
  } finally {
    await database.close();
  }
}

async function seedOrganisations(ownerUrl: string, organisations: readonly DemoOrganisation[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const { organisation: row } of organisations) {
      await client.query(
        `insert into organisations (id, slug, name, name_en, holidays, replies_at_desk) values ($1, $2, $3, $4, $5::date[], $6)
         on conflict (id) do nothing`,
        [row.id, row.slug, row.name, row.nameEn, row.holidays, row.repliesAtDesk ?? false],
      );
    }
  } finally {
    await client.end();
  }
}

function seedWithin(database: Database, demo: DemoOrganisation): Promise<void> {
  const organisationId = demo.organisation.id;
  return database.configure({ kind: 'organisation', organisationId }, async (transaction) => {
    const { models, transaction: within } = transaction[CONFIGURED];
    const options = { transaction: within, ignoreDuplicates: true };
    const own = { organisationId, active: true };
    await models.Unit.bulkCreate(
      demo.units.map((unit) => ({ ...unit, ...own })),
      options,
    );
    await models.Service.bulkCreate(
      demo.services.map((service) => ({ ...service, ...own })),
      options,
    );
    if (!(await latestRoutingPolicy(transaction, { organisationId }))) {
      await insertRoutingPolicy(transaction, { organisationId, policy: demo.policy, createdBy: null });
    }
  });
}

/** A username that somebody was given in the meantime stays theirs. */
async function seedStaff(database: Database, { organisation, staff }: DemoOrganisation): Promise<void> {
  const organisationId = organisation.id;
  const within = <T>(work: (transaction: Configuration) => Promise<T>) =>
    database.configure({ kind: 'organisation', organisationId }, work);
  const present = new Set(
    (await within((transaction) => listStaff(transaction, { organisationId }))).map(({ id }) => id),
  );
  for (const member of staff.filter(({ id }) => !present.has(id))) {
    const passwordHash = await hash(DEMO_PASSWORD);
    await within((transaction) => insertStaff(transaction, { ...member, organisationId, passwordHash })).catch(
      (error: unknown) => {
        if (!(error instanceof UniqueConstraintError)) throw error;
      },
    );
  }
}
