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

/** Makes the two roles and the database, or brings them to what they should be. Gives both connection strings. */
export async function bootstrap(options: BootstrapOptions): Promise<{ ownerUrl: string; appUrl: string }> {
  const client = new pg.Client({ connectionString: options.superuserUrl });
  await client.connect();
  try {
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
  if (!rowCount) {
    const locale = await localeClause(client);
    await client.query(`create database ${name} owner ${OWNER_ROLE} template template0 encoding 'UTF8' ${locale}`);
  }
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${APP_ROLE}`);
}

/** Persian letters must count as letters for trigrams, whatever the server's own locale; from 17 on PostgreSQL brings one. */
async function localeClause(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ builtin: boolean }>(
    "select current_setting('server_version_num')::integer >= 170000 as builtin",
  );
  return rows[0]?.builtin ? "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'" : "locale 'C.UTF-8'";
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
