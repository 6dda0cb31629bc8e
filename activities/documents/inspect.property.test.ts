import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inspectDocument } from './inspect.ts';
import { REASON_CODES } from './reasons.ts';
import { fixture, namesIn, typeOf } from './testing/fixtures.ts';
import { memoryStorage } from './testing/memory-storage.ts';
import { MEDIA_TYPES } from './verdict.ts';

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

/** Small ones, which point into the file and so in circles, and the largest. */
const number = fc
  .tuple(fc.oneof(fc.integer({ min: 0, max: 16 }), fc.constantFrom(0x7fffffff, 0xfffffffe, 0xffffffff)), fc.boolean())
  .map(([value, little]) => {
    const written = Buffer.alloc(4);
    if (little) written.writeUInt32LE(value);
    else written.writeUInt32BE(value);
    return written;
  });

const everyFourth = (from: number, to: number) =>
  Array.from({ length: (to - from) / 4 }, (_, index) => from + index * 4);
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** Each format that is read by numbers of its own: a file of it, and where its numbers stand. */
const STRUCTURES: Record<string, { start: Buffer; bytes: number; at: number[] }> = {
  'compound file': {
    start: fixture('taken/letter.doc'),
    bytes: 0,
    at: [...everyFourth(28, 1024), ...everyFourth(1024, 2048)],
  },
  'TIFF, little end first': { start: hex('49492a00 08000000 0a00'), bytes: 4096, at: everyFourth(4, 200) },
  'TIFF, big end first': { start: hex('4d4d002a 00000008 000a'), bytes: 4096, at: everyFourth(4, 200) },
  JPEG: { start: hex('ffd8ffe0 0010 ffe1 0000 ffff'), bytes: 4096, at: everyFourth(4, 400) },
  HEIC: { start: hex('0000001866747970686569630000000068656963'), bytes: 4096, at: everyFourth(20, 400) },
  WebP: { start: hex('52494646000000005745425056503820'), bytes: 4096, at: everyFourth(4, 64) },
  'office package': {
    start: fixture('taken/letter.docx'),
    bytes: 0,
    at: everyFourth(fixture('taken/letter.docx').length - 400, fixture('taken/letter.docx').length),
  },
  PDF: {
    start: Buffer.from(
      `%PDF-1.7\nxref\n0 9\n${'0000000000 65535 f \n'.repeat(9)}trailer<</Root 1 0 R/Prev 9>>startxref\n9\n%%EOF`,
    ),
    bytes: 0,
    at: everyFourth(8, 280),
  },
};

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

  test.each(Object.entries(STRUCTURES))(
    'ends soon on a %s whose numbers point anywhere, in circles too',
    async (_format, { start, bytes, at }) => {
      const places = fc.array(fc.tuple(fc.constantFrom(...at), number), { minLength: 1, maxLength: 40 });
      const cpu = process.cpuUsage();
      await fc.assert(
        fc.asyncProperty(places, async (changes) => {
          const file = Buffer.alloc(Math.max(bytes, start.length));
          start.copy(file);
          for (const [place, value] of changes) if (place + 4 <= file.length) value.copy(file, place);
          expect(['ready', 'refused']).toContain((await inspected(file)).state);
        }),
        { numRuns: 300 },
      );
      expect(process.cpuUsage(cpu).user / 1_000_000).toBeLessThan(20);
    },
    60_000,
  );

  test('fails when the storage does, and blames no document', async () => {
    const storage = memoryStorage(new Map([['key', fixture('taken/letter.docx')]]));
    await expect(inspectDocument(storage, { key: 'other', name: 'a', bytes: 100 })).rejects.toThrow('storage');
    await expect(inspectDocument(storage, { key: 'key', name: 'a', bytes: 1_000_000 })).rejects.toThrow('shorter');
  });
});
