import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFile, isExecutable, onPath } from './find-program.mjs';
import { CACHE } from './paths.mjs';
import { Problem } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { step } from './step.mjs';

const KEPT = join(CACHE, 'promtool', 'promtool');

/** Prometheus' tool that checks alarms: from the PATH, or out of the system's package, of which nothing is installed. */
export async function providePromtool() {
  const [found] = [...onPath('promtool'), KEPT].filter(isExecutable);
  if (found) return found;
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    await step('Getting promtool to check the alarms', (doing) => unpackWithApt({ folder, doing }));
    return KEPT;
  } catch (error) {
    throw new Problem(
      `The alarms are checked with promtool, and it could not be had (${error.message}).\n` +
        'Install the package "prometheus" with the package manager of this system.',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function unpackWithApt({ folder, doing }) {
  const download = () => run('apt-get', ['download', 'prometheus'], { cwd: folder, onLine: doing });
  let { code, output } = await download();
  if (code === 127) throw new Error('there is no apt-get');
  if (code !== 0) {
    await run('apt-get', ['update'], { onLine: doing });
    ({ code, output } = await download());
  }
  if (code !== 0) throw new Error(lastLines(output, 1));
  const [archive] = readdirSync(folder);
  ({ code, output } = await run('dpkg-deb', ['-x', archive, 'files'], { cwd: folder }));
  if (code !== 0) throw new Error(lastLines(output, 1));
  mkdirSync(dirname(KEPT), { recursive: true });
  copyFileSync(findFile(join(folder, 'files'), 'promtool'), KEPT);
}
