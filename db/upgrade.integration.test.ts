import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { aSubmission } from '../domain/submission/testing/builders.ts';
import { migrate } from './migrator.ts';
import { getSubmission } from './repositories/submissions.ts';
import { createDatabase, type Database } from './tenancy.ts';
import { startTestDatabase, type TestDatabase } from './testing/database.ts';
import { aLetter, storeLetter, type TestLetter } from './testing/letter.ts';
import { saveAs0018, upTo } from './testing/older.ts';
import { createTenant, type TestTenant } from './testing/tenant.ts';
import { testVault as sealer } from './testing/vault.ts';

const old = aSubmission().awaitingDecision().build();

let server: TestDatabase;
let database: Database;
let owner: pg.Client;
let tenant: TestTenant;
let letter: TestLetter;

const look = () => database.inOneTrip(letter.scope, (trip) => getSubmission(trip, { id: letter.id, sealer }));

beforeAll(async () => {
  server = await startTestDatabase(upTo('0018-letters-have-one-writer'));
  database = createDatabase({ url: server.appUrl });
  owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  tenant = await createTenant(database, server.ownerUrl);
  letter = aLetter(tenant);
  await saveAs0018(server.appUrl, { letter, subject: 'نامهٔ پیشین', sequence: 3, state: old });
  await migrate(server.ownerUrl);
}, 60_000);

afterAll(async () => {
  await Promise.all([database.close(), owner.end()]);
  await server.stop();
});

describe('a database of the version before', () => {
  it('keeps its letters, and they go on', async () => {
    expect(await look()).toMatchObject({ subject: 'نامهٔ پیشین', sequence: 3, state: old });
    await storeLetter(database, { letter, sequence: 4, subject: 'نامهٔ اکنون' });
    expect(await look()).toMatchObject({ subject: 'نامهٔ اکنون', sequence: 4 });
  });

  it('is still written by processes of the version before', async () => {
    await saveAs0018(server.appUrl, { letter, subject: 'از کارگر پیشین', sequence: 5, state: old });
    expect(await look()).toMatchObject({ subject: 'از کارگر پیشین', sequence: 5, state: old });
  });
});

describe('the functions', () => {
  const source = async () => {
    const { rows } = await owner.query<{ prosrc: string }>(
      `select prosrc from pg_proc where oid = 'finish_registration(uuid, text, timestamptz)'::regprocedure`,
    );
    return rows[0]?.prosrc;
  };
  const spoil = `create or replace function finish_registration(submission uuid, number text, at timestamptz)
    returns void language sql as ''`;

  it('are applied again when the database has others, and only then', async () => {
    const before = await source();
    await owner.query(spoil);
    await migrate(server.ownerUrl);
    expect(await source()).toBe('');
    await owner.query(`comment on function scope_kind() is 'others'`);
    await Promise.all([migrate(server.ownerUrl), migrate(server.ownerUrl)]);
    expect(await source()).toBe(before);
  });

  it('that run as the owner name their schemas and are called by the application alone', async () => {
    const { rows } = await owner.query<{ name: string; path: string; grantees: string[] }>(`
      select p.oid::regprocedure::text as name, p.proconfig[1] as path,
        array(select grantee::regrole::text from aclexplode(p.proacl) where grantee <> p.proowner order by 1) as grantees
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1`);
    expect(rows.length).toBeGreaterThan(5);
    for (const { name, path, grantees } of rows) {
      expect({ name, path, grantees }).toEqual({
        ...{ name, path: 'search_path=pg_catalog, public, pg_temp', grantees: ['pishkhan_app'] },
      });
    }
  });
});
