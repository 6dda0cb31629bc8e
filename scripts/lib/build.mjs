import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { precompress } from './precompress.mjs';
import { Problem } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { hashOf, readStamp, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';

const SERVER_SOURCES = [
  ...['config', 'worker.ts', 'domain', 'workflows', 'activities', 'api', 'db', 'adapters', 'outside', 'simulators'],
  ...['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
];

const PARTS = [
  { title: 'server', output: 'dist', sources: SERVER_SOURCES, build: buildServer },
  ...['portal', 'admin-ui'].map((folder) => ({
    title: folder,
    output: join(folder, 'dist'),
    sources: [folder, 'client', 'domain', 'package-lock.json'],
    build: (doing) => buildApp(folder, doing),
  })),
];

/** Builds what has changed since it was last built. */
export async function build() {
  const stale = PARTS.filter(isBuildable).filter(isStale);
  if (stale.length === 0) return;
  await step(`Building ${stale.map(({ title }) => title).join(', ')}`, (doing) =>
    Promise.all(stale.map((part) => buildPart(part, doing))),
  );
}

const stampFile = ({ output }) => join(ROOT, output, '.stamp');
const isStale = (part) => readStamp(stampFile(part)) !== hashOf(part.sources);
const isBuildable = ({ sources }) => sources.some((path) => existsSync(join(ROOT, path)));

/** The stamp is taken before and written after, so that a change made meanwhile is built next time. */
async function buildPart(part, doing) {
  const stamp = hashOf(part.sources);
  rmSync(stampFile(part), { force: true });
  await part.build(doing);
  writeStamp(stampFile(part), stamp);
}

async function buildServer(doing) {
  const start = Date.now();
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  await must([process.execPath, tsc, '-p', 'tsconfig.build.json'], { what: 'server', doing });
  removeOlder(join(ROOT, 'dist'), start);
  const { bundleWorkflows } = await import('../../dist/adapters/engine/bundle.js');
  const quiet = { trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error, log() {} };
  const { code } = await bundleWorkflows({ workflowsPath: join(ROOT, 'dist/workflows/index.js'), logger: quiet });
  await writeFile(join(ROOT, 'dist/workflow-bundle.js'), code);
}

async function buildApp(folder, doing) {
  await must(['npm', '--loglevel=error', 'run', 'build', '--workspace', folder], { what: folder, doing });
  await precompress(join(ROOT, folder, 'dist'));
}

/** What no source gives any more. Files are replaced in place, since a running product may still read them. */
function removeOlder(folder, time) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (/\.js(\.map)?$/.test(name) && statSync(file).mtimeMs < time - 2000) rmSync(file);
  }
}

async function must([file, ...args], { what, doing }) {
  const { code, output } = await run(file, args, { cwd: ROOT, onLine: doing });
  if (code !== 0) throw new Problem(`The ${what} could not be built:\n\n${lastLines(output, 30)}`);
}
