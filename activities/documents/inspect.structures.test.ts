import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { MEDIA_TYPES } from '../../domain/documents/media-types.ts';
import type { Content } from './content.ts';
import { inspectDocument } from './inspect.ts';
import { REASON_CODES } from './reasons.ts';
import { memoryStorage } from './testing/memory-storage.ts';
import { structures } from './testing/structures.ts';
import { type Inspector } from './verdict.ts';
import { inspectImage } from './formats/image.ts';
import { inspectCompoundFile } from './formats/office-binary.ts';
import { inspectZip } from './formats/office-package.ts';
import { inspectPdf } from './formats/pdf.ts';

class ReadOverAndOver extends Error {}

const PIECES_OF_ANY = 100;
const BYTES_OF_ANY = 64 * 1024;
const TIMES_READ = 8;

/** Gives a file's bytes, but not many times what the file has. */
function meteredContent(file: Buffer): Content {
  let pieces = 0;
  let bytes = 0;
  const meter = (length: number) => {
    bytes += length;
    if (++pieces > file.length + PIECES_OF_ANY || bytes > TIMES_READ * file.length + BYTES_OF_ANY)
      throw new ReadOverAndOver(`${pieces} pieces, ${bytes} bytes of ${file.length}`);
  };
  const part = (start: number, length: number) => {
    const found = start >= 0 && length > 0 ? file.subarray(start, start + length) : Buffer.alloc(0);
    meter(found.length);
    return found;
  };
  return {
    bytes: file.length,
    at: async (start, length) => part(start, length),
    stream: ({ start, end } = { start: 0, end: file.length - 1 }) => Readable.from([part(start, end - start + 1)]),
  };
}

const READERS: Record<keyof typeof structures, Inspector> = {
  compound: inspectCompoundFile,
  pdf: inspectPdf,
  tiff: inspectImage,
  heif: inspectImage,
  jpeg: inspectImage,
  archive: inspectZip,
};
const formats = Object.keys(READERS) as (keyof typeof structures)[];

describe.each(formats)('a file of the format %s whose numbers lead anywhere', (format) => {
  test('is read at most a few times over', async () => {
    await fc.assert(
      fc.asyncProperty(structures[format], async (file) => {
        const suspect = { name: 'a', content: meteredContent(file), head: file.subarray(0, 4100) };
        const outcome = await Promise.resolve(READERS[format](suspect)).catch((error: unknown) => error);
        expect(outcome).not.toBeInstanceOf(ReadOverAndOver);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('has a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(structures[format], async (file) => {
        const storage = memoryStorage(new Map([['key', file]]));
        const verdict = await inspectDocument(storage, { key: 'key', name: 'a', bytes: file.length });
        if (verdict.state === 'ready') expect(Object.values(MEDIA_TYPES)).toContain(verdict.mediaType);
        else expect(REASON_CODES).toContain(verdict.reasonCode);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
