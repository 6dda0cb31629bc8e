import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  DocumentMissing,
  type DocumentStorage,
  InvalidStorageKey,
  StorageFull,
} from '../../activities/documents/port.ts';
import { createDiskStorage } from './disk.ts';

let directory: string;
let storage: DocumentStorage;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'storage-'));
  storage = createDiskStorage({ directory });
});

afterEach(() => rm(directory, { recursive: true, force: true }));

async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

async function* failing(error: Error) {
  yield Buffer.from('half of it');
  throw error;
}

const text = async (stream: NodeJS.ReadableStream) => (await buffer(stream)).toString();
/** Only root may make a disk; for others there are no such tests, since one that is passed over counts as failed. */
const smallDisks = canMount() ? test : (..._unused: unknown[]) => undefined;

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const place = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(place);
  }
}

const incoming = () => readdir(join(directory, '.incoming'));

describe('disk storage', () => {
  test('gives back what was written, whole and in ranges', async () => {
    await storage.write('letters/a1/b-2', chunks('سلام ', 'دنیا'));
    expect(await text(storage.read('letters/a1/b-2'))).toBe('سلام دنیا');
    expect(await text(storage.read('letters/a1/b-2', { start: 9, end: 12 }))).toBe('دن');
    expect(await text(storage.read('letters/a1/b-2', { start: 9, end: 1000 }))).toBe('دنیا');
    expect(await text(storage.read('letters/a1/b-2', { start: 500, end: 1000 }))).toBe('');
    expect(await storage.size('letters/a1/b-2')).toBe(17);
    expect(await incoming()).toEqual([]);
  });

  test('keeps an empty document', async () => {
    await storage.write('empty', chunks());
    expect(await storage.size('empty')).toBe(0);
    expect(await text(storage.read('empty'))).toBe('');
  });

  test('leaves nothing of a write that was cut off, and what was there before', async () => {
    await expect(storage.write('new', failing(new Error('cut off')))).rejects.toThrow('cut off');
    expect(await storage.size('new')).toBeUndefined();
    await storage.write('old', chunks('before'));
    await expect(storage.write('old', failing(new Error('cut off')))).rejects.toThrow('cut off');
    expect(await text(storage.read('old'))).toBe('before');
    expect(await incoming()).toEqual([]);
  });

  test('says that it is full when the disk is', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    await expect(storage.write('key', failing(full))).rejects.toBeInstanceOf(StorageFull);
    expect(await incoming()).toEqual([]);
  });

  test('takes the next document when the folder could not be made for the first', async () => {
    const folder = join(directory, 'documents');
    await writeFile(folder, 'in the way');
    storage = createDiskStorage({ directory: folder });
    await expect(storage.write('first', chunks('x'))).rejects.toThrow('ENOTDIR');
    await rm(folder);
    await storage.write('second', chunks('x'));
    expect(await storage.size('second')).toBe(1);
  });

  test('takes the next document when its folders were removed', async () => {
    await storage.write('a/first', chunks('x'));
    await rm(directory, { recursive: true });
    await expect(storage.write('a/second', chunks('x'))).rejects.toThrow('ENOENT');
    await storage.write('a/third', chunks('x'));
    expect(await storage.size('a/third')).toBe(1);
  });

  smallDisks('says that a disk is full when no folder can be made on it, and takes documents again', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'nr_inodes=3', 'tmpfs', directory]);
    try {
      await writeFile(join(directory, 'one'), '');
      await writeFile(join(directory, 'two'), '');
      await expect(storage.write('letters/a', chunks('x'))).rejects.toBeInstanceOf(StorageFull);
      execFileSync('mount', ['-o', 'remount,nr_inodes=100', directory]);
      await storage.write('letters/a', chunks('x'));
      expect(await storage.size('letters/a')).toBe(1);
    } finally {
      execFileSync('umount', [directory]);
    }
  });

  test('removes, and removes again', async () => {
    await storage.write('key', chunks('x'));
    await storage.remove('key');
    await storage.remove('key');
    expect(await storage.size('key')).toBeUndefined();
  });

  test('fails to read what is not there', async () => {
    await expect(buffer(storage.read('nothing'))).rejects.toBeInstanceOf(DocumentMissing);
  });

  test('accepts no key that could lead out of its directory', async () => {
    for (const key of ['', '/', '../x', 'a/../b', '/etc/passwd', 'a//b', 'a/', 'A', 'a\0', 'a.b', 'نامه', 'a\n']) {
      await expect(storage.write(key, chunks('x'))).rejects.toBeInstanceOf(InvalidStorageKey);
      await expect(storage.size(key)).rejects.toBeInstanceOf(InvalidStorageKey);
      await expect(storage.remove(key)).rejects.toBeInstanceOf(InvalidStorageKey);
      expect(() => storage.read(key)).toThrow(InvalidStorageKey);
    }
  });

  test('accepts any key of its grammar and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 12 }), async (key) => {
        const allowed = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key);
        expect(await storage.size(key).catch(() => 'refused')).toBe(allowed ? undefined : 'refused');
      }),
    );
  });

  test('clears away what a killed process left a day ago, and nothing younger', async () => {
    await storage.write('key', chunks('x'));
    await writeFile(join(directory, '.incoming', 'abandoned'), 'half');
    await writeFile(join(directory, '.incoming', 'arriving'), 'half');
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(directory, '.incoming', 'abandoned'), longAgo, longAgo);
    await createDiskStorage({ directory }).write('other', chunks('x'));
    expect(await incoming()).toEqual(['arriving']);
  });

  test('lets many write at once, the same key too', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `text ${index} `.repeat(1000));
    await Promise.all(texts.map((one, index) => storage.write(`key/${index % 5}`, chunks(one, one))));
    for (const key of [0, 1, 2, 3, 4]) {
      const kept = await text(storage.read(`key/${key}`));
      expect(texts.some((one) => one + one === kept)).toBe(true);
    }
    expect(await incoming()).toEqual([]);
  });
});
