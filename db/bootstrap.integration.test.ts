import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { bootstrap } from './bootstrap.ts';
import { migrations } from './migrations/index.ts';
import { migrate } from './migrator.ts';
import { startTestDatabase } from './testing/database.ts';
import type { TestDatabase } from './testing/database.ts';

let server: TestDatabase;
beforeAll(async () => {
  server = await startTestDatabase();
}, 30_000);
afterAll(() => server.stop());

const options = () => ({
  superuserUrl: server.superuserUrl,
  database: new URL(server.appUrl).pathname.slice(1),
  ownerPassword: 'owner',
  appPassword: 'app',
});

async function ask(connectionString: string, sql: string): Promise<object[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('repeated, and several at once, gives the same connections and loses nothing', async () => {
  const again = await Promise.all([bootstrap(options()), bootstrap(options()), bootstrap(options())]);
  for (const { ownerUrl, appUrl } of again)
    expect({ ownerUrl, appUrl }).toEqual({ ownerUrl: server.ownerUrl, appUrl: server.appUrl });
  expect(await ask(server.ownerUrl, 'select count(*)::integer as migrations from schema_migrations')).toEqual([
    { migrations: migrations.length },
  ]);
});

it('makes a database in which Persian letters are letters, whatever the locale of the server', async () => {
  const sql = `select current_setting('server_encoding') as encoding, show_trgm('نامه') <> '{}' as found`;
  expect(await ask(server.ownerUrl, sql)).toEqual([{ encoding: 'UTF8', found: true }]);
});

it('makes another database on the same server', async () => {
  const database = `${options().database}_other`;
  const { ownerUrl } = await bootstrap({ ...options(), database });
  expect(await migrate(ownerUrl)).toHaveLength(migrations.length);
  await ask(server.superuserUrl, `drop database ${database} with (force)`);
});

it('runs no migration a second time', async () => {
  expect(await Promise.all([migrate(server.ownerUrl), migrate(server.ownerUrl)])).toEqual([[], []]);
});
