import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type ByteRange,
  DocumentMissing,
  type DocumentStorage,
  InvalidStorageKey,
  StorageFull,
} from '../../activities/documents/port.ts';

const KEY = /^[a-z0-9-]{1,128}(\/[a-z0-9-]{1,128}){0,7}$/;
const INCOMING = '.incoming';
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Documents as files under one directory, which may be shared by several processes. Contents that are still
 * arriving lie in `.incoming`; what a killed process left there is removed once it is a day old, at the first write of
 * the next one that starts. After a write that failed the next one prepares the directory again.
 */
export function createDiskStorage({ directory }: { directory: string }): DocumentStorage {
  const incoming = join(directory, INCOMING);
  const place = (key: string) => join(directory, checked(key));
  let prepared: Promise<void> | undefined;

  return {
    async write(key, content) {
      const target = place(key);
      const arriving = join(incoming, randomUUID());
      try {
        await (prepared ??= prepare(incoming));
        await writeDurably(arriving, content);
        await makeFolder(dirname(target));
        await rename(arriving, target);
        await syncDirectory(dirname(target));
      } catch (error) {
        prepared = undefined;
        await rm(arriving, { force: true });
        throw asStorageError(error);
      }
    },

    read: (key, range) => Readable.from(contentsOf(place(key), range), { objectMode: false }),

    async size(key) {
      try {
        return (await stat(place(key))).size;
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },

    async remove(key) {
      await rm(place(key), { force: true });
    },
  };
}

async function writeDurably(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is durable only when its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function* contentsOf(path: string, range: ByteRange | undefined): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw codeOf(error) === 'ENOENT' ? new DocumentMissing() : error;
  });
  yield* file.createReadStream(range);
}

async function prepare(incoming: string): Promise<void> {
  await makeFolder(incoming);
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

/** With the folders above it. Node's recursive `mkdir` calls a full disk ENOENT. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || path === dirname(path)) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path);
  }
}

function checked(key: string): string {
  if (!KEY.test(key)) throw new InvalidStorageKey();
  return key;
}

function asStorageError(error: unknown): unknown {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? new StorageFull() : error;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
