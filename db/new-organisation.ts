import { readEnv } from '../config/environment.ts';
import { toDataKeys } from '../config/keys.ts';
import { createSealer } from './crypto.ts';
import { requireEnvironment } from './environment.ts';
import { createOrganisation } from './setup/organisation.ts';
import { readOptions, USAGE, UsageError } from './setup/options.ts';

/** `node dist/db/new-organisation.js --slug …`: see docs/operations.md. */
try {
  const wanted = readOptions(process.argv.slice(2));
  const { PISHKHAN_DATABASE_OWNER_URL: ownerUrl, PISHKHAN_DATABASE_URL: appUrl } = requireEnvironment(
    'PISHKHAN_DATABASE_OWNER_URL',
    'PISHKHAN_DATABASE_URL',
  );
  const sealer = createSealer(toDataKeys(readEnv()));
  const { organisationId, username, password, totpUri } = await createOrganisation(
    { ownerUrl, appUrl, sealer },
    wanted,
  );
  console.log(`Organisation   ${wanted.slug} (${organisationId})
User name      ${username}
Password       ${password}
Authenticator  ${totpUri}

Both secrets are shown only now. Sign in at /desk, then change the password there.`);
} catch (error) {
  const isUsage = error instanceof UsageError;
  console.error((error instanceof Error && error.message) || error);
  if (isUsage) console.error(`\n${USAGE}`);
  process.exitCode = 1;
}
