import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { databaseUrls } from './harness.mjs';
import type { DatabaseUrls, Secrets } from './harness.mjs';

/** The servers that run for the whole run of Jest; see servers.mjs. */
export interface Servers {
  /** A folder that is removed when the run ends. */
  folder: string;
  secrets: Secrets;
  template: string;
  namespaces: string[];
  ports: { postgres: number; temporal: number };
}

export function testServers(): Servers {
  const { PISHKHAN_TEST_SERVERS: info } = process.env;
  if (!info) throw new Error('No test servers run: is this test in the project "integration" or "browser"?');
  return JSON.parse(info) as Servers;
}

/** A Temporal namespace that no other test uses. Test files run in several processes: a folder marks what is taken. */
export async function freshNamespace(): Promise<string> {
  const { folder, namespaces } = testServers();
  for (const namespace of namespaces) if (await isMine(join(folder, namespace))) return namespace;
  throw new Error('Every namespace is taken: make more in servers.mjs');
}

async function isMine(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}

export interface FreshDatabase extends DatabaseUrls {
  name: string;
  drop(): Promise<void>;
}

/** A migrated, empty database that nobody else uses. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { ports, secrets, template } = testServers();
  const name = `pishkhan_${randomUUID().slice(0, 8)}`;
  const urls = databaseUrls({ port: ports.postgres, secrets, database: name });
  await asSuperuser(urls, [
    `create database ${name} owner pishkhan_owner template ${template}`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to pishkhan_app`,
  ]);
  return { ...urls, name, drop: () => asSuperuser(urls, [`drop database if exists ${name} with (force)`]) };
}

async function asSuperuser({ superuserUrl }: DatabaseUrls, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
