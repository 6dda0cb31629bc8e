import { readCommon } from '../config/common.ts';
import { readEnv } from '../config/environment.ts';
import { withoutFaults } from '../config/reader.ts';
import { createVault } from './crypto.ts';
import { parseDemoMail } from './demo/mail.ts';
import { seedDemo } from './demo/seeder.ts';
import type { DemoSystems } from './demo/systems.ts';
import { requireEnvironment } from './environment.ts';

const environment = requireEnvironment('PISHKHAN_DATABASE_OWNER_URL', 'PISHKHAN_DATABASE_URL');
const { PISHKHAN_DEMO_SYSTEMS: systems } = readEnv();
const server = parseDemoMail(readEnv()['PISHKHAN_DEMO_MAIL'] ?? '');
await seedDemo({
  ownerUrl: environment.PISHKHAN_DATABASE_OWNER_URL,
  appUrl: environment.PISHKHAN_DATABASE_URL,
  mail: server && { server, sealer: createSealer() },
  connected: systems ? { systems: JSON.parse(systems) as DemoSystems, sealer: createSealer() } : undefined,
});
console.log('ready seed');

function createSealer() {
  const { keys } = withoutFaults(readEnv(), readCommon);
  return createVault({ keys: keys.data, hashKey: keys.hash });
}
