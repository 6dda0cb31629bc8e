import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPORAL } from './binaries.mjs';
import { migrate, seed } from './database.mjs';
import { clearLeftovers, forgetRun, noteRun } from './leftovers.mjs';
import { DATA } from './paths.mjs';
import { freePorts } from './ports.mjs';
import { postgresService, preparePostgres } from './postgres.mjs';
import { provide } from './provision.mjs';
import { makeSecrets } from './secrets.mjs';
import { applicationEnvironment, databaseUrls, productServices } from './services.mjs';
import { Supervisor } from './supervisor.mjs';
import { temporalService } from './temporal.mjs';

const PORTS = ['http', 'temporal', 'temporalUi', 'postgres', 'didgah', 'panelA', 'panelB'];

/**
 * The whole product as `npm start` runs it, on free ports and with a data folder that is thrown away.
 * @param {{ name: string, say?: (text: string) => void, database?: string[], changed?: (service: any) => any,
 *   beside?: (stack: any) => Promise<void> }} options `database`: settings of PostgreSQL; `changed`: what becomes of a service
 *   of the product before it starts; `beside`: starts more
 */
export async function startThrowaway({ name, say = console.log, database, changed = (service) => service, beside }) {
  const folder = join(DATA, name);
  const run = join(DATA, `${name}.json`);
  await clearLeftovers(run);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'temporal'), { recursive: true });
  const free = await freePorts(PORTS.length);
  const ports = Object.fromEntries(PORTS.map((port, index) => [port, free[index]]));
  const secrets = makeSecrets();
  const urls = databaseUrls({ port: ports.postgres, secrets });
  const environment = applicationEnvironment({ ports, secrets, data: folder, urls });
  const pids = {};
  const supervisor = new Supervisor({
    say,
    onChange: (children) => {
      noteRun(run, children);
      for (const { service, pid } of children) pids[service.name] = pid;
    },
  });
  const stop = async () => {
    await supervisor.stop(10_000);
    rmSync(folder, { recursive: true, force: true });
    forgetRun(run);
  };
  const stack = {
    url: `http://127.0.0.1:${ports.http}`,
    ports,
    secrets,
    urls,
    environment,
    folder,
    pids,
    supervisor,
    stop,
  };
  try {
    await startServers(stack, database);
    const services = productServices({ ports, secrets, data: folder, logs: folder, environment });
    for (const service of Object.values(services)) await supervisor.start(changed(service));
    await beside?.(stack);
    return stack;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServers({ supervisor, ports, secrets, urls, environment, folder }, options) {
  const directory = join(folder, 'postgres');
  await preparePostgres({ directory, password: secrets.superuserPassword });
  const { superuserUrl } = urls;
  const log = join(folder, 'postgres.log');
  await supervisor.start(await postgresService({ directory, port: ports.postgres, superuserUrl, log, options }));
  await Promise.all([startTemporal({ supervisor, ports, folder }), migrate({ urls, secrets, environment })]);
  await seed(environment);
}

async function startTemporal({ supervisor, ports: { temporal: port, temporalUi: uiPort }, folder }) {
  const database = join(folder, 'temporal', 'temporal.db');
  const log = join(folder, 'temporal.log');
  await supervisor.start(temporalService({ binary: await provide(TEMPORAL), port, uiPort, database, log }));
}
