import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { step } from './step.mjs';

const packagesOf = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;

/** npm notes what it has installed in a hidden lock file, as the last thing it does. */
function installed() {
  if (!existsSync(join(ROOT, 'node_modules/.package-lock.json'))) return false;
  try {
    const present = packagesOf('node_modules/.package-lock.json');
    return Object.entries(packagesOf('package-lock.json')).every(
      ([path, { version, optional, devOptional }]) =>
        !path.includes('node_modules/') || optional || devOptional || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

export async function installPackages() {
  if (installed()) return;
  await step('Installing npm packages (about a minute the first time)', async () => {
    const args = ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=warn'];
    const { code, output } = await run('npm', args, { cwd: ROOT });
    if (code === 0) return;
    throw new Problem(`The npm packages could not be installed. npm said:\n\n${lastLines(output)}`);
  });
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Problem(`Pishkhan needs Node 20.19 or newer; this is ${process.versions.node}.`);
}
