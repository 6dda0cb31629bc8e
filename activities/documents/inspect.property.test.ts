import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inspectDocument } from './inspect.ts';
import { REASON_CODES } from './reasons.ts';
import { fixture, namesIn, typeOf } from './testing/fixtures.ts';
import { memoryStorage } from './testing/memory-storage.ts';
import { MEDIA_TYPES } from '../../domain/documents/media-types.ts';

async function inspected(content: Buffer) {
  const storage = memoryStorage(new Map([['key', content]]));
  return inspectDocument(storage, { key: 'key', name: 'document', bytes: content.length });
}

const fixtures = [
  ...namesIn('taken').map((name) => ({ content: fixture(`taken/${name}`), type: typeOf(name) })),
  ...namesIn('refused').map((name) => ({ content: fixture(`refused/${name}`), type: typeOf(name) })),
];

/** Damage is likelier to matter where the formats keep their structure: at both ends. */
const place = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 0.02, noNaN: true }),
  fc.double({ min: 0.95, max: 1, noNaN: true }),
);
const damage = fc.record({ place, bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) });

function damaged(content: Buffer, damages: { place: number; bytes: Uint8Array }[]): Buffer {
  const copy = Buffer.from(content);
  for (const { place, bytes } of damages)
    copy.set(bytes.subarray(0, copy.length), Math.floor(place * (copy.length - bytes.length)));
  return copy;
}

/** A damaged letter can only be called what it was, or text when it has become that; never another format. */
async function expectHonest(content: Buffer, type: string | undefined) {
  const verdict = await inspected(content);
  if (verdict.state === 'ready') expect([type, MEDIA_TYPES.txt, MEDIA_TYPES.heif]).toContain(verdict.mediaType);
  else expect(REASON_CODES).toContain(verdict.reasonCode);
}

describe('the inspection of whatever people send', () => {
  test('never fails on a damaged document, nor takes it for another type', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fixtures),
        fc.array(damage, { minLength: 1, maxLength: 6 }),
        (file, damages) => expectHonest(damaged(file.content, damages), file.type),
      ),
      { numRuns: 400 },
    );
  }, 60_000);

  test('never fails on a document that is cut off, nor takes it for another type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fixtures), place, (file, part) =>
        expectHonest(file.content.subarray(0, Math.floor(part * file.content.length)), file.type),
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  test('never fails on any bytes behind a known beginning', async () => {
    const beginnings = fixtures.map(({ content }) => content.subarray(0, 16));
    const bytes = fc.uint8Array({ maxLength: 2000 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), bytes, async (beginning, more) => {
        const verdict = await inspected(Buffer.concat([beginning, more]));
        expect(['ready', 'refused']).toContain(verdict.state);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('fails when the storage does, and blames no document', async () => {
    const storage = memoryStorage(new Map([['key', fixture('taken/letter.docx')]]));
    await expect(inspectDocument(storage, { key: 'other', name: 'a', bytes: 100 })).rejects.toThrow('storage');
    await expect(inspectDocument(storage, { key: 'key', name: 'a', bytes: 1_000_000 })).rejects.toThrow('shorter');
  });
});
