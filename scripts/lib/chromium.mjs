import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { isExecutable, onPath } from './find-program.mjs';
import { Problem } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { step } from './step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** A Chromium for the browser tests: from CHROMIUM_PATH, the PATH, or the system's package manager. */
export async function provideChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && isExecutable(chosen)) return chosen;
  if (chosen) throw new Problem(`CHROMIUM_PATH names ${chosen}, which is not a program that can be run.`);
  const found = await firstThatRuns();
  if (found) return found;
  const why = await step('Installing Chromium for the browser tests', installWithApt);
  const installed = await firstThatRuns();
  if (installed) return installed;
  throw new Problem(
    `The browser tests need Chromium, and it could not be installed (${why}).\n` +
      'Install the package "chromium" with the package manager of this system, or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}

/** Some systems have a script of that name that only asks to install the real one. */
async function firstThatRuns() {
  for (const path of [...onPath(...NAMES), ...MAC.filter(existsSync)]) {
    const { code } = await run(path, ['--version'], { timeoutMs: 20_000 });
    if (code === 0) return path;
  }
  return undefined;
}

async function installWithApt(doing) {
  if (onPath('apt-get').length === 0) return 'there is no apt-get';
  if (userInfo().uid !== 0) return 'only root can install packages';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, onLine: doing });
  const args = ['install', '-y', '--no-install-recommends', 'chromium'];
  const { code, output } = await run('apt-get', args, { env, onLine: doing });
  return code === 0 ? 'it does not start' : lastLines(output, 1);
}
