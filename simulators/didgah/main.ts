import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvironment, readOptional } from '../common/environment.ts';
import { createFaults, faultRoutes } from '../common/faults.ts';
import type { Door } from '../common/faults.ts';
import { runSimulator } from '../common/process.ts';
import { settingsRoutes } from '../common/settings.ts';
import type { Simulator } from '../common/process.ts';
import { DIDGAH_FAULTS } from './faults.ts';
import type { DidgahFault } from './faults.ts';
import { circulationRoutes } from './circulation.ts';
import { openEvents } from './events.ts';
import { startPushes, type Hook } from './pushes.ts';
import { openRegister } from './register.ts';
import { didgahRoutes } from './routes.ts';
import type { Tenants } from './tenants.ts';

async function openDidgah({
  dataDir,
  tenancy,
  hook,
  door,
}: {
  dataDir: string;
  tenancy: Tenants;
  hook: Hook | undefined;
  door: Door;
}): Promise<Simulator> {
  const settings = { deduplicates: true };
  const register = await openRegister(join(dataDir, 'letters.jsonl'), settings);
  await rm(join(dataDir, 'incoming'), { recursive: true, force: true });
  const faults = createFaults<DidgahFault>();
  const events = await openEvents(join(dataDir, 'events.jsonl'));
  const stopPushes = startPushes(events, hook);
  const parts = { register, faults, dataDir, ...tenancy };
  return {
    routes: [
      ...circulationRoutes({ ...parts, events }),
      ...didgahRoutes(parts),
      ...faultRoutes({ modes: DIDGAH_FAULTS, faults, door }),
      ...settingsRoutes(settings),
    ],
    close: async () => {
      stopPushes();
      await Promise.all([register.close(), events.close()]);
    },
  };
}

await runSimulator('didgah', () => {
  const { port, SIM_DATA_DIR: dataDir, SIM_TOKEN: token } = readEnvironment(['SIM_DATA_DIR', 'SIM_TOKEN']);
  /** Tokens by slug, as JSON. */
  const tenants = JSON.parse(readOptional('SIM_TENANTS', '{}')) as Record<string, string>;
  const [url, secret] = [readOptional('SIM_HOOK_URL', ''), readOptional('SIM_HOOK_SECRET', '')];
  const hook = url && secret ? { url, secret } : undefined;
  return { name: 'didgah', port, open: (door) => openDidgah({ dataDir, tenancy: { token, tenants }, hook, door }) };
});
