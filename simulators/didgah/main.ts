import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvironment } from '../common/environment.ts';
import { createFaults, faultRoutes } from '../common/faults.ts';
import type { Door } from '../common/faults.ts';
import { runSimulator } from '../common/process.ts';
import { settingsRoutes } from '../common/settings.ts';
import type { Simulator } from '../common/process.ts';
import { DIDGAH_FAULTS } from './faults.ts';
import type { DidgahFault } from './faults.ts';
import { openRegister } from './register.ts';
import { didgahRoutes } from './routes.ts';

async function openDidgah({
  dataDir,
  token,
  door,
}: {
  dataDir: string;
  token: string;
  door: Door;
}): Promise<Simulator> {
  const settings = { deduplicates: true };
  const register = await openRegister(join(dataDir, 'letters.jsonl'), settings);
  await rm(join(dataDir, 'incoming'), { recursive: true, force: true });
  const faults = createFaults<DidgahFault>();
  return {
    routes: [
      ...didgahRoutes({ register, faults, dataDir, token }),
      ...faultRoutes({ modes: DIDGAH_FAULTS, faults, door }),
      ...settingsRoutes(settings),
    ],
    close: () => register.close(),
  };
}

await runSimulator('didgah', () => {
  const { port, SIM_DATA_DIR: dataDir, SIM_TOKEN: token } = readEnvironment(['SIM_DATA_DIR', 'SIM_TOKEN']);
  return { name: 'didgah', port, open: (door) => openDidgah({ dataDir, token, door }) };
});
