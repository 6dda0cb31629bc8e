import { join } from 'node:path';
import { startThrowaway } from '../../scripts/lib/throwaway.mjs';
import { bareWorker, makeBareDatabase } from './bare.mjs';

/**
 * The product, with the worker of the bare pipeline beside it.
 * @param {{ profile?: string, database?: string[] }} [options] `database`: settings of PostgreSQL
 */
export async function startStack({ profile, database } = {}) {
  let settings;
  const stack = await startThrowaway({
    name: 'bench',
    database,
    changed: (service) => profiled(service, profile),
    async beside(made) {
      settings = await bareSettings(made);
      await made.supervisor.start(bareWorker({ settings, log: join(made.folder, 'bare.log') }));
    },
  });
  return { ...stack, settings };
}

async function bareSettings({ ports, secrets, urls, folder }) {
  return {
    address: `127.0.0.1:${ports.temporal}`,
    taskQueue: 'bare',
    databaseUrl: await makeBareDatabase(urls.superuserUrl),
    storageDir: join(folder, 'bare-storage'),
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
