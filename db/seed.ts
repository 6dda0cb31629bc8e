import { readCommon } from '../config/common.ts';
import { readEnv } from '../config/environment.ts';
import { withoutFaults } from '../config/reader.ts';
import { createVault } from './crypto.ts';
import { parseDemoMail } from './demo/mail.ts';
import { seedDemo } from './demo/seeder.ts';
import { requireEnvironment } from './environment.ts';

const environment = requireEnvironment('PISHKHAN_DATABASE_OWNER_URL', 'PISHKHAN_DATABASE_URL');
const server = parseDemoMail(readEnv()['PISHKHAN_DEMO_MAIL'] ?? '');
await seedDemo({
  ownerUrl: environment.PISHKHAN_DATABASE_OWNER_URL,
  appUrl: environment.PISHKHAN_DATABASE_URL,
  mail: server && { server, sealer: createSealer() },
});
console.log('ready seed');

function createSealer() {
  const { keys } = withoutFaults(readEnv(), readCommon);
  return createVault({ keys: keys.data, hashKey: keys.hash });
}
