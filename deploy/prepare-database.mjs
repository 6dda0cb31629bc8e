import pg from 'pg';
import { bootstrap } from '../dist/db/bootstrap.js';
import { requireEnvironment } from '../dist/db/environment.js';

const TEMPORAL_ROLE = 'temporal';
const TEMPORAL_DATABASES = ['temporal', 'temporal_visibility'];

const environment = requireEnvironment(
  'PISHKHAN_DATABASE_SUPERUSER_URL',
  'PISHKHAN_DATABASE_OWNER_PASSWORD',
  'PISHKHAN_DATABASE_APP_PASSWORD',
  'PISHKHAN_TEMPORAL_DATABASE_PASSWORD',
);
const superuserUrl = environment.PISHKHAN_DATABASE_SUPERUSER_URL;

/** Makes every role and database that the services sign in to, or gives them their present passwords. */
await bootstrap({
  superuserUrl,
  database: 'pishkhan',
  ownerPassword: environment.PISHKHAN_DATABASE_OWNER_PASSWORD,
  appPassword: environment.PISHKHAN_DATABASE_APP_PASSWORD,
});
await prepareTemporal(environment.PISHKHAN_TEMPORAL_DATABASE_PASSWORD);
console.log('ready prepare-database');

async function prepareTemporal(password) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [TEMPORAL_ROLE]);
    const command = rowCount ? 'alter' : 'create';
    await client.query(`${command} role ${TEMPORAL_ROLE} with login password ${pg.escapeLiteral(password)}`);
    for (const database of TEMPORAL_DATABASES) await ensureDatabase(client, database);
  } finally {
    await client.end();
  }
}

async function ensureDatabase(client, database) {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (!rowCount) await client.query(`create database ${database} owner ${TEMPORAL_ROLE}`);
  await client.query(`revoke all on database ${database} from public`);
}
