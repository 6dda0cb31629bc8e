import { TEMPORAL, TEST_SERVER } from './binaries.mjs';
import { build } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { checkNode, installPackages } from './install.mjs';
import { checkFolders } from './preflight.mjs';
import { provide } from './provision.mjs';

const NEEDS_PROGRAMS = ['workflow', 'integration', 'browser'];

/** The same set-up as `npm start`, and what only tests need. */
export async function prepareTests(wanted) {
  checkNode();
  await checkFolders();
  await installPackages();
  if (!wanted.some((name) => NEEDS_PROGRAMS.includes(name))) return;
  await provide(TEMPORAL);
  await provide(TEST_SERVER);
  if (wanted.includes('browser')) await provideChromium();
  await build();
}
