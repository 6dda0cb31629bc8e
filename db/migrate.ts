import { migrate } from './migrator.ts';
import { requireEnvironment } from './environment.ts';

const { PISHKHAN_DATABASE_OWNER_URL } = requireEnvironment('PISHKHAN_DATABASE_OWNER_URL');
await migrate(PISHKHAN_DATABASE_OWNER_URL);
console.log('ready migrate');
