import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const SOURCES = [
  'domain',
  'workflows',
  'activities',
  'api',
  'db',
  'adapters',
  'outside',
  'simulators',
  'config',
  'worker.ts',
];
const APPS = ['portal', 'admin-ui'];

const here = (paths) => paths.filter((path) => existsSync(join(ROOT, path)));
const types = (file) => ['tsc', '--noEmit', '-p', file];

/** What is held by tools and not by tests; each is a list of commands. */
export const CHECKS = {
  lint: () => [['eslint', '.', '--max-warnings', '0']],
  format: () => [['prettier', '--check', '.', '--log-level', 'warn']],
  types: () =>
    here(['tsconfig.json', 'tsconfig.scripts.json', ...['client', ...APPS].map((part) => `${part}/tsconfig.json`)]).map(
      types,
    ),
  unused: () => [
    ['knip', '--production', '--no-progress'],
    ['knip', '--include', 'files,dependencies', '--no-progress'],
  ],
  architecture: () => [
    [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      ...here([...SOURCES, 'client', ...APPS.map((app) => `${app}/src`)]),
    ],
  ],
};

/** Runs a check; it counts as one failure, and as no passed test, since it holds none. */
export async function runCheck(name) {
  return step(`Checking ${name}`, async () => {
    let failed = 0;
    for (const [tool, ...args] of CHECKS[name]()) {
      const { code, output } = await run(join(ROOT, 'node_modules/.bin', tool), args, { cwd: ROOT });
      if (code === 0) continue;
      console.log(output);
      failed = 1;
    }
    return { name, passed: 0, failed, note: failed ? 'failed' : 'ok' };
  });
}
