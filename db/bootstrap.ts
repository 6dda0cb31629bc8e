import pg from 'pg';

export interface BootstrapOptions {
  /** A superuser's connection string, to any database of the server. */
  superuserUrl: string;
  database: string;
  ownerPassword: string;
  appPassword: string;
}

export const OWNER_ROLE = 'pishkhan_owner';
export const APP_ROLE = 'pishkhan_app';

/** Roles belong to the whole server: two bootstraps at once would meet in them. Any number, the same in every process. */
const BOOTSTRAP_LOCK = 7_413_000;

/** Makes the two roles and the database, or brings them to what they should be. Gives both connection strings. */
export async function bootstrap(options: BootstrapOptions): Promise<{ ownerUrl: string; appUrl: string }> {
  const client = new pg.Client({ connectionString: options.superuserUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [BOOTSTRAP_LOCK]);
    await ensureRole(client, { name: OWNER_ROLE, password: options.ownerPassword });
    await ensureRole(client, { name: APP_ROLE, password: options.appPassword });
    await ensureDatabase(client, options.database);
  } finally {
    await client.end();
  }
  return {
    ownerUrl: urlFor(options, { user: OWNER_ROLE, password: options.ownerPassword }),
    appUrl: urlFor(options, { user: APP_ROLE, password: options.appPassword }),
  };
}

async function ensureRole(client: pg.Client, { name, password }: { name: string; password: string }): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  const command = rowCount ? 'alter' : 'create';
  await client.query(
    `${command} role ${name} with login nosuperuser nocreatedb nocreaterole nobypassrls password ${pg.escapeLiteral(password)}`,
  );
}

async function ensureDatabase(client: pg.Client, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (!rowCount) await createDatabase(client, name);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${APP_ROLE}`);
}

/**
 * For trigrams Persian letters have to count as letters, whatever the locale that the server was made with; systems
 * differ in the name of one that says so. In plain `C` search finds the same, only slowly.
 */
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];
const NO_SUCH_LOCALE = '42809';

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  for (const characterType of CHARACTER_TYPES) {
    try {
      const locale = `encoding 'UTF8' lc_collate 'C' lc_ctype '${characterType}'`;
      await client.query(`create database ${name} owner ${OWNER_ROLE} template template0 ${locale}`);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === NO_SUCH_LOCALE)) throw error;
    }
  }
}

function urlFor(
  { superuserUrl, database }: BootstrapOptions,
  { user, password }: { user: string; password: string },
): string {
  const url = new URL(superuserUrl);
  url.username = user;
  url.password = encodeURIComponent(password);
  url.pathname = `/${database}`;
  return url.href;
}
