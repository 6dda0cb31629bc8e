import { DATA } from './paths.mjs';
import { join } from 'node:path';
import { migrate, seed } from './database.mjs';
import { demoSystems } from './demo-systems.mjs';
import { clearStaleLock, postgresService, preparePostgres } from './postgres.mjs';
import { applicationEnvironment, databaseUrls, demoMail, productServices } from './services.mjs';
import { step } from './step.mjs';
import { temporalService } from './temporal.mjs';

/** Starts everything in the order in which each needs what is before it. */
export async function startAll(supervisor, { ports, secrets, temporal, logs }) {
  const urls = databaseUrls({ port: ports.postgres, secrets });
  const environment = applicationEnvironment({ ports, secrets, data: DATA, urls });
  const services = productServices({ ports, secrets, data: DATA, logs, environment });
  await step('Starting PostgreSQL and Temporal', async () => {
    await startPostgres(supervisor, { ports, secrets, urls, logs });
    await Promise.all([
      startTemporal(supervisor, { ports, temporal, logs }),
      migrate({ urls, secrets, environment }).then(() =>
        seed({ ...environment, ...demoMail({ ports, secrets }), ...demoSystems({ ports, secrets }) }),
      ),
    ]);
  });
  await step('Starting the simulators, the worker and the API', async () => {
    const { worker, api, ...simulators } = services;
    await Promise.all(Object.values(simulators).map((service) => supervisor.start(service)));
    await supervisor.start(worker);
    await supervisor.start(api);
  });
}

async function startPostgres(supervisor, { ports, secrets, urls, logs }) {
  const directory = join(DATA, 'postgres');
  await preparePostgres({ directory, password: secrets.superuserPassword });
  await clearStaleLock(directory);
  const { superuserUrl } = urls;
  const log = join(logs, 'postgres.log');
  await supervisor.start(await postgresService({ directory, port: ports.postgres, superuserUrl, log }));
}

function startTemporal(supervisor, { ports, temporal, logs }) {
  const { temporal: port, temporalUi: uiPort } = ports;
  const codecEndpoint = `http://localhost:${ports.http}/api/desk/v1/codec`;
  const database = join(DATA, 'temporal', 'temporal.db');
  return supervisor.start(
    temporalService({ binary: temporal, port, uiPort, codecEndpoint, database, log: join(logs, 'temporal.log') }),
  );
}
