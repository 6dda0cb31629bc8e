import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const PACKED = new Set(['.js', '.mjs', '.css', '.svg', '.json', '.webmanifest', '.wasm', '.txt']);
const SMALLEST_BYTES = 1024;
const ENCODINGS = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** Puts `name.br` and `name.gz` beside each file of a built app that becomes smaller by it; the API serves them as they are. */
export async function precompress(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && PACKED.has(extname(entry.name)),
  );
  await Promise.all(files.map(({ parentPath, name }) => pack(join(parentPath, name))));
}

async function pack(file) {
  const content = await readFile(file);
  if (content.length < SMALLEST_BYTES) return;
  for (const [extension, compress] of Object.entries(ENCODINGS)) {
    await writeFile(`${file}.${extension}`, await compress(content));
  }
}
