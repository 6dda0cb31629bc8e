import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPORAL } from '../../scripts/lib/binaries.mjs';
import { migrate, seed } from '../../scripts/lib/database.mjs';
import { clearLeftovers, forgetRun, noteRun } from '../../scripts/lib/leftovers.mjs';
import { DATA } from '../../scripts/lib/paths.mjs';
import { freePorts } from '../../scripts/lib/ports.mjs';
import { postgresService, preparePostgres } from '../../scripts/lib/postgres.mjs';
import { provide } from '../../scripts/lib/provision.mjs';
import { makeSecrets } from '../../scripts/lib/secrets.mjs';
import { applicationEnvironment, databaseUrls, productServices } from '../../scripts/lib/services.mjs';
import { Supervisor } from '../../scripts/lib/supervisor.mjs';
import { temporalService } from '../../scripts/lib/temporal.mjs';
import { bareWorker, makeBareDatabase } from './bare.mjs';

const FOLDER = join(DATA, 'bench');
const RUN = join(DATA, 'bench.json');
const PORTS = ['http', 'temporal', 'temporalUi', 'postgres', 'didgah', 'panelA', 'panelB'];

/**
 * The servers as `npm start` runs them, with a throw-away data folder, and the worker of the bare pipeline beside them.
 * @param {{ profile?: string, database?: string[] }} [options] `database`: settings of PostgreSQL
 */
export async function startStack({ profile, database } = {}) {
  await clearLeftovers(RUN);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, 'temporal'), { recursive: true });
  const free = await freePorts(PORTS.length);
  const parts = { ports: Object.fromEntries(PORTS.map((name, index) => [name, free[index]])), secrets: makeSecrets() };
  const pids = {};
  const supervisor = new Supervisor({
    say: console.log,
    onChange: (children) => {
      noteRun(RUN, children);
      for (const { service, pid } of children) pids[service.name] = pid;
    },
  });
  const stop = async () => {
    await supervisor.stop(10_000);
    rmSync(FOLDER, { recursive: true, force: true });
    forgetRun(RUN);
  };
  try {
    return { ...(await startAll(supervisor, { ...parts, profile, database })), pids, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(supervisor, { ports, secrets, profile, database }) {
  const urls = databaseUrls({ port: ports.postgres, secrets });
  const environment = applicationEnvironment({ ports, secrets, data: FOLDER, urls });
  await startPostgres(supervisor, { port: ports.postgres, secrets, urls, options: database });
  await Promise.all([startTemporal(supervisor, ports), migrate({ urls, secrets, environment })]);
  await seed(environment);
  const services = productServices({ ports, secrets, data: FOLDER, logs: FOLDER, environment });
  for (const service of Object.values(services)) await supervisor.start(profiled(service, profile));
  const settings = await bareSettings({ ports, secrets, urls });
  await supervisor.start(bareWorker({ settings, log: join(FOLDER, 'bare.log') }));
  return { url: `http://127.0.0.1:${ports.http}`, environment, urls, settings };
}

async function startPostgres(supervisor, { port, secrets, urls: { superuserUrl }, options }) {
  const directory = join(FOLDER, 'postgres');
  await preparePostgres({ directory, password: secrets.superuserPassword });
  const log = join(FOLDER, 'postgres.log');
  await supervisor.start(await postgresService({ directory, port, superuserUrl, log, options }));
}

async function startTemporal(supervisor, { temporal: port, temporalUi: uiPort }) {
  const database = join(FOLDER, 'temporal', 'temporal.db');
  const log = join(FOLDER, 'temporal.log');
  await supervisor.start(temporalService({ binary: await provide(TEMPORAL), port, uiPort, database, log }));
}

async function bareSettings({ ports, secrets, urls }) {
  return {
    address: `127.0.0.1:${ports.temporal}`,
    taskQueue: 'bare',
    databaseUrl: await makeBareDatabase(urls.superuserUrl),
    storageDir: join(FOLDER, 'bare-storage'),
    didgah: { url: `http://127.0.0.1:${ports.didgah}`, token: secrets.didgahToken },
    panel: { id: 'panel-a', url: `http://127.0.0.1:${ports.panelA}/${secrets.panelAKey}` },
  };
}

/** Worker and API write where their processor time went when they end. */
function profiled(service, folder) {
  if (!folder || !['worker', 'api'].includes(service.name)) return service;
  const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}/${service.name}`];
  return { ...service, args: [...flags, ...service.args], graceMs: 15_000 };
}
