import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { createDatabase } from '../tenancy.ts';
import type { Database } from '../tenancy.ts';
import { startTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { createTenant } from './tenant.ts';
import type { TestTenant } from './tenant.ts';

export interface Fixture {
  server: TestDatabase;
  database: Database;
  /** One organisation with everything; a test that needs another makes it with `newTenant`. */
  tenant: TestTenant;
  newTenant(): Promise<TestTenant>;
  superuser: pg.Client;
}

/** A database for one test file. What it gives is filled in before the first test runs. */
export function useDatabase(): Fixture {
  const fixture = {} as Fixture;
  beforeAll(async () => {
    const server = await startTestDatabase();
    const database = createDatabase({ url: server.appUrl });
    const superuser = new pg.Client({ connectionString: server.superuserUrl });
    await superuser.connect();
    const newTenant = () => createTenant(database, server.ownerUrl);
    Object.assign(fixture, { server, database, superuser, newTenant, tenant: await newTenant() });
  }, 60_000);
  afterAll(async () => {
    await fixture.database.close();
    await fixture.superuser.end();
    await fixture.server.stop();
  });
  return fixture;
}
