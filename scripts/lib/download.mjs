import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findFile } from './find-program.mjs';
import { run } from './run.mjs';

const ANSWER_MS = 10_000;
const STALL_MS = 30_000;

/** Downloads the project's own archive and unpacks the program into the folder. */
export async function fromArchive({ archive, name }, { folder, doing }) {
  const file = join(folder, 'archive.tar.gz');
  await download(archive, { file, doing });
  const { code, output } = await run('tar', ['-xzf', file, '-C', folder]);
  if (code !== 0) throw new Error(`tar: ${output}`);
  return findFile(folder, name);
}

async function download(url, { file, doing }) {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), ANSWER_MS);
  const response = await fetch(url, { signal: abort.signal });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  let bytes = 0;
  const watch = new Transform({
    transform(chunk, _, done) {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), STALL_MS);
      bytes += chunk.length;
      doing(`${(bytes / 1e6).toFixed(0)} MB`);
      done(null, chunk);
    },
  });
  try {
    if (!response.body) throw new Error('the answer is empty');
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(file));
  } finally {
    clearTimeout(timer);
  }
}
