import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

// What a first visit loads as JavaScript, for each page, as it is served to a browser (brotli): the entry, the page, its texts and all they import.

const MOST_BYTES = 25 * 1024;
const DIST = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));

const filesOf = (name, seen = new Set()) => {
  const entry = manifest[name];
  if (!entry || seen.has(entry.file)) return seen;
  seen.add(entry.file);
  for (const imported of entry.imports ?? []) filesOf(imported, seen);
  return seen;
};

const sizeOf = (file) => brotliCompressSync(readFileSync(join(DIST, file))).length;

const routes = readFileSync(join(DIST, '../src/routes.ts'), 'utf8').matchAll(
  /page\('([^']+)', \(\) => import\('\.\/(pages\/[^']+)'\)((?:, '[^']+')*)\)/g,
);

let failed = false;
let measured = 0;
for (const [, path, page, texts] of routes) {
  measured += 1;
  const names = ['common', ...Array.from(texts.matchAll(/'([^']+)'/g), ([, name]) => name)];
  const files = new Set(filesOf('index.html'));
  filesOf(`src/${page}`, files);
  for (const name of names) filesOf(`src/texts/fa/${name}.ts`, files);
  const bytes = [...files].reduce((sum, file) => sum + sizeOf(file), 0);
  const tooMuch = bytes > MOST_BYTES;
  failed ||= tooMuch;
  console.log(`${(bytes / 1024).toFixed(1).padStart(6)} kB brotli  ${path}${tooMuch ? '  TOO MUCH' : ''}`);
}
if (measured === 0) throw new Error('No page was found in src/routes.ts: its form has changed.');
if (failed) {
  console.error(`A first load may have at most ${MOST_BYTES / 1024} kB of JavaScript.`);
  process.exitCode = 1;
}
