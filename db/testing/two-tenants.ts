import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { scopeSettings, SET_SCOPE } from '../scope.ts';
import type { Scope } from '../scope.ts';
import { createDatabase } from '../tenancy.ts';
import type { Database } from '../tenancy.ts';
import { startTestDatabase } from './database.ts';
import { storeLetterWithLedgers } from './letter.ts';
import type { TestLetter } from './letter.ts';
import { createTenant } from './tenant.ts';
import type { TestTenant } from './tenant.ts';

type Party = TestTenant & { letter: TestLetter };
type Outcome = { changed: number; rows: Record<string, unknown>[]; refused?: string };

export interface TwoTenants {
  database: Database;
  appUrl: string;
  superuser: pg.Client;
  /** A connection of the application's role, without a scope. */
  app: pg.Client;
  ours: Party;
  theirs: Party;
  /** Runs one statement in a scope and takes it back; `refused` is the SQLSTATE that it failed with. */
  attempt(scope: Scope, sql: string, ...bind: unknown[]): Promise<Outcome>;
}

/** Two organisations with a row in each table, and a raw connection that forgets every filter. */
export function useTwoTenants(): TwoTenants {
  const fixture = { attempt: (scope, sql, ...bind) => attempt(fixture.app, { scope, sql, bind }) } as TwoTenants;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const server = await startTestDatabase();
    const database = createDatabase({ url: server.appUrl });
    const party = async (): Promise<Party> => {
      const tenant = await createTenant(database, server.ownerUrl);
      return { ...tenant, letter: await storeLetterWithLedgers(database, tenant) };
    };
    const [superuser, app] = [await connect(server.superuserUrl), await connect(server.appUrl)];
    const { appUrl } = server;
    Object.assign(fixture, { database, appUrl, superuser, app, ours: await party(), theirs: await party() });
    await superuser.query(`insert into webhook_deliveries (id, webhook_id, applicant_id, position, state)
      select gen_random_uuid(), id, applicant_id, 1, 'delivered' from webhooks`);
    stop = server.stop;
  }, 60_000);
  afterAll(async () => {
    await Promise.all([fixture.app.end(), fixture.superuser.end(), fixture.database.close()]);
    await stop();
  });
  return fixture;
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

async function attempt(
  app: pg.Client,
  { scope, sql, bind }: { scope: Scope; sql: string; bind: unknown[] },
): Promise<Outcome> {
  await app.query('begin');
  try {
    await app.query(SET_SCOPE, scopeSettings(scope));
    const { rowCount, rows } = await app.query<Record<string, unknown>>(sql, bind);
    return { changed: rowCount ?? 0, rows };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return { changed: 0, rows: [], refused: error.code };
  } finally {
    await app.query('rollback');
  }
}

export interface TableFacts {
  name: string;
  forced: boolean;
  owner: string;
  tenant: boolean;
}

/** From the catalogue, so that a new table cannot be forgotten. */
export async function tablesOf(superuser: pg.Client): Promise<TableFacts[]> {
  const { rows } = await superuser.query<TableFacts>(`
    select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      c.relowner::regrole::text as owner,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'organisation_id') as tenant
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and c.relname <> 'schema_migrations' order by 1`);
  return rows;
}
