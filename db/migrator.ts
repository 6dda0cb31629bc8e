import pg from 'pg';
import { Umzug } from 'umzug';
import { functions, functionsStamp } from './functions/index.ts';
import { migrations } from './migrations/index.ts';

/** Any number, the same in every process: it serialises migrators that start together. */
const MIGRATION_LOCK = 7_413_001;

/**
 * Brings the database up to date as its owner: each migration in a transaction of its own, then the functions.
 * @returns the names of the migrations that it ran
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists schema_migrations (name text primary key, at timestamptz default now())',
    );
    const executed = await createUmzug(client).up();
    await applyFunctions(client);
    return executed.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function createUmzug(client: pg.Client) {
  return new Umzug({
    migrations: migrations.map(({ name, sql }) => ({ name, up: () => runMigration(client, { name, sql }) })),
    storage: {
      executed: async () => {
        const { rows } = await client.query<{ name: string }>('select name from schema_migrations order by name');
        return rows.map((row) => row.name);
      },
      // The row is written with the migration itself, so that both happen or neither.
      logMigration: () => Promise.resolve(),
      unlogMigration: () => Promise.reject(new Error('Migrations go forward only.')),
    },
    logger: undefined,
  });
}

async function runMigration(client: pg.Client, { name, sql }: { name: string; sql: string }): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(sql);
    await client.query('insert into schema_migrations (name) values ($1)', [name]);
  });
}

/** Which version of the functions the database has, is the comment of this one. */
const STAMPED = 'scope_kind()';

async function applyFunctions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ stamp: string | null }>(
    `select obj_description($1::regprocedure, 'pg_proc') as stamp`,
    [STAMPED],
  );
  if (rows[0]?.stamp === functionsStamp) return;
  await inTransaction(client, async () => {
    await client.query(functions);
    await client.query(`comment on function ${STAMPED} is '${functionsStamp}'`);
  });
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
