import { seedDemo } from './demo/seeder.ts';
import { requireEnvironment } from './environment.ts';

const environment = requireEnvironment('PISHKHAN_DATABASE_OWNER_URL', 'PISHKHAN_DATABASE_URL');
await seedDemo({ ownerUrl: environment.PISHKHAN_DATABASE_OWNER_URL, appUrl: environment.PISHKHAN_DATABASE_URL });
console.log('ready seed');
