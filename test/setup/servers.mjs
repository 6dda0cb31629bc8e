import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPORAL } from '../../scripts/lib/binaries.mjs';
import { migrate } from '../../scripts/lib/database.mjs';
import { clearLeftovers, endNoted, noteRun, runningOwner } from '../../scripts/lib/leftovers.mjs';
import { DATA, ROOT } from '../../scripts/lib/paths.mjs';
import { freePorts } from '../../scripts/lib/ports.mjs';
import { postgresService, preparePostgres } from '../../scripts/lib/postgres.mjs';
import { Problem } from '../../scripts/lib/problem.mjs';
import { provide } from '../../scripts/lib/provision.mjs';
import { makeSecrets } from '../../scripts/lib/secrets.mjs';
import { databaseUrls } from '../../scripts/lib/services.mjs';
import { Supervisor } from '../../scripts/lib/supervisor.mjs';
import { temporalService } from '../../scripts/lib/temporal.mjs';

const TESTS = join(DATA, 'test');
const TEMPLATE = 'pishkhan_template';
/** A namespace that is made later is not usable at once, so some are made beforehand. */
const NAMESPACES = Array.from({ length: 24 }, (_, index) => `test-${index}`);
/** The roles are shared by all databases of the server, so every test gives them these; see db/testing. */
const PASSWORDS = { ownerPassword: 'owner', appPassword: 'app' };
const UNSAFE_BUT_FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts one PostgreSQL and one Temporal server for a whole run of Jest, on free ports, and migrates a database that test
 * files copy. What they need to know goes to them in the environment; `stack.ts` reads it.
 */
export async function startServers() {
  if (globalThis.pishkhanServers) return;
  if (!existsSync(join(ROOT, 'dist/db/migrate.js')))
    throw new Problem('Nothing is built yet: run "npm run build" first.');
  await clearEarlierRuns();
  const folder = join(TESTS, String(process.pid));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'run.json');
  const supervisor = new Supervisor({ say: console.log, onChange: (children) => noteRun(file, children) });
  globalThis.pishkhanServers = { supervisor, folder };
  try {
    Object.assign(process.env, await startBoth(supervisor, folder));
  } catch (error) {
    // Jest runs no teardown after a set-up that failed.
    await stopServers();
    throw error;
  }
}

async function startBoth(supervisor, folder) {
  const [postgres, temporal] = await freePorts(2);
  const ports = { postgres, temporal };
  const secrets = { ...makeSecrets(), ...PASSWORDS };
  const starts = await Promise.allSettled([
    startPostgres(supervisor, { folder, port: postgres, secrets }),
    startTemporal(supervisor, { folder, port: temporal }),
  ]);
  for (const start of starts) if (start.status === 'rejected') throw start.reason;
  return {
    PISHKHAN_TEST_SERVERS: JSON.stringify({ folder, secrets, ports, template: TEMPLATE, namespaces: NAMESPACES }),
    PISHKHAN_TEST_DATABASE_SUPERUSER_URL: databaseUrls({ port: postgres, secrets }).superuserUrl,
    PISHKHAN_TEST_TEMPORAL_ADDRESS: `127.0.0.1:${temporal}`,
  };
}

export async function stopServers() {
  const { supervisor, folder } = globalThis.pishkhanServers ?? {};
  globalThis.pishkhanServers = undefined;
  if (!supervisor) return;
  for (const file of stackFiles(folder)) await endNoted(file);
  await supervisor.stop(8000);
  rmSync(folder, { recursive: true, force: true });
}

async function startTemporal(supervisor, { folder, port }) {
  const binary = await provide(TEMPORAL);
  const log = join(folder, 'temporal.log');
  await supervisor.start(temporalService({ binary, port, namespaces: NAMESPACES, log }));
}

async function startPostgres(supervisor, { folder, port, secrets }) {
  const directory = join(folder, 'postgres');
  await preparePostgres({ directory, password: secrets.superuserPassword });
  const urls = databaseUrls({ port, secrets, database: TEMPLATE });
  const { superuserUrl } = urls;
  const log = join(folder, 'postgres.log');
  await supervisor.start(await postgresService({ directory, port, superuserUrl, log, options: UNSAFE_BUT_FAST }));
  const environment = { ...process.env, PISHKHAN_DATABASE_OWNER_URL: urls.ownerUrl };
  await migrate({ urls, secrets, database: TEMPLATE, environment });
}

/** A run that was killed leaves its servers and its folder. */
async function clearEarlierRuns() {
  for (const name of existsSync(TESTS) ? readdirSync(TESTS) : []) {
    const folder = join(TESTS, name);
    if (runningOwner(join(folder, 'run.json'))) continue;
    for (const file of stackFiles(folder)) await endNoted(file);
    await clearLeftovers(join(folder, 'run.json'));
    rmSync(folder, { recursive: true, force: true });
  }
}

const stackFiles = (folder) =>
  readdirSync(folder)
    .filter((name) => /^stack-.*\.json$/.test(name))
    .map((name) => join(folder, name));
