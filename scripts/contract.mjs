import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { typesOf } from './lib/contract.mjs';
import { ROOT } from './lib/paths.mjs';
import { runMain } from './lib/problem.mjs';

/** Writes what the web apps know of the API; to be run when a route or a schema has changed. */
await runMain(async () => {
  const { module } = await runnerImport(join(ROOT, 'api/testing/document.ts'), { root: ROOT, logLevel: 'error' });
  await writeFile(join(ROOT, 'client/api.gen.ts'), await typesOf(module.apiDocument));
});
