import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface Asset {
  type: string;
  content: Buffer;
  /** In the best encoding that the client takes. */
  encoded(acceptEncoding: string | string[] | undefined): { content: Buffer; encoding?: 'br' | 'gzip' };
}

export type Assets = ReadonlyMap<string, Asset>;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const COMPRESSIBLE = new Set(['.js', '.mjs', '.wasm', '.css', '.json', '.webmanifest', '.svg', '.txt']);

/** A built app is a few megabytes: it is read once and held, so a new build takes effect with the next start. */
export const loadAssets = (folder: string): Assets => {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => extname(path) !== '.map')
      .map((path) => [relative(folder, path).split(sep).join('/'), toAsset(path)]),
  );
};

const toAsset = (path: string): Asset => {
  const content = readFileSync(path);
  const extension = extname(path);
  const compressed = COMPRESSIBLE.has(extension) && content.length > 1024;
  const encodings = {
    br: once(() => brotliCompressSync(content, BROTLI)),
    gzip: once(() => gzipSync(content, { level: 9 })),
  };
  return {
    content,
    type: TYPES[extension] ?? 'application/octet-stream',
    encoded: (accepted = '') => {
      const encoding = (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b`).test(String(accepted)));
      return compressed && encoding ? { content: encodings[encoding](), encoding } : { content };
    },
  };
};

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
