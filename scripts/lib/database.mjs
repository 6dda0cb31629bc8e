import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { lastLines, run } from './run.mjs';

const built = (path) => join(ROOT, 'dist', path);

/** Makes the roles and the database, then its tables, as the product's own code does it. */
export async function migrate({ urls, secrets, database = 'pishkhan', environment }) {
  const { bootstrap } = await import(pathToFileURL(built('db/bootstrap.js')).href);
  const { superuserUrl } = urls;
  const { ownerPassword, appPassword } = secrets;
  await bootstrap({ superuserUrl, database, ownerPassword, appPassword });
  await runBuilt('db/migrate.js', environment);
}

export const seed = (environment) => runBuilt('db/seed.js', environment);

async function runBuilt(path, env) {
  const { code, output } = await run(process.execPath, [built(path)], { env, cwd: ROOT });
  if (code !== 0) throw new Problem(`The database could not be prepared (${path}):\n\n${lastLines(output)}`);
}
