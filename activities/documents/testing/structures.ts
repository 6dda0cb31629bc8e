import fc from 'fast-check';
import { zip } from './zip.ts';

/** A place in a file, most often one that is there: such pointers go in circles soon. */
const pointer = fc.oneof(
  { weight: 6, arbitrary: fc.nat(12) },
  { weight: 2, arbitrary: fc.nat(20_000) },
  { weight: 1, arbitrary: fc.constantFrom(0xfffffffa, 0xfffffffc, 0xfffffffe, 0xffffffff, 0x7fffffff, 0x80000000) },
  { weight: 1, arbitrary: fc.nat(0xffffffff) },
);

const little = (number: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(number % 2 ** (bytes * 8), 0, bytes);
  return buffer;
};
const words = (numbers: readonly number[]) => Buffer.concat(numbers.map((number) => little(number, 4)));
const filled = (bytes: number, ...parts: Buffer[]) => Buffer.concat([...parts, Buffer.alloc(bytes)]).subarray(0, bytes);

const directoryEntry = fc
  .record({
    name: fc.constantFrom('Root Entry', 'WordDocument', 'Workbook', 'VBA'),
    type: fc.constantFrom(0, 1, 2, 5),
    links: fc.tuple(pointer, pointer, pointer),
    start: pointer,
    bytes: pointer,
  })
  .map(({ name, type, links, start, bytes }) =>
    Buffer.concat([
      filled(64, Buffer.from(name, 'utf16le')),
      little(name.length * 2 + 2, 2),
      Buffer.from([type, 1]),
      words(links),
      Buffer.alloc(36),
      words([start, bytes, 0]),
    ]),
  );
const sector = fc.oneof(
  fc.array(pointer, { minLength: 128, maxLength: 128 }).map(words),
  fc.array(directoryEntry, { minLength: 4, maxLength: 4 }).map((entries) => Buffer.concat(entries)),
);
const compound = fc
  .record({
    tables: fc.oneof(fc.integer({ min: 1, max: 12 }), pointer),
    directory: pointer,
    smallest: fc.oneof(fc.constant(4096), pointer),
    more: pointer,
    list: fc.array(pointer, { minLength: 109, maxLength: 109 }),
    sectors: fc.array(sector, { minLength: 1, maxLength: 12 }),
  })
  .map(({ tables, directory, smallest, more, list, sectors }) => {
    const header = filled(512, Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    header.writeUInt16LE(9, 30);
    header.writeUInt16LE(6, 32);
    words([tables, directory, 0, smallest, 0, 0, more, 1, ...list]).copy(header, 44);
    return Buffer.concat([header, ...sectors]);
  });

const PDF_WORDS =
  `xref trailer<< trailer obj obj<< 1 0 R /XRef /Type/XRef /Root /Encrypt /Prev /Index << >> < > [ ] ( ) \\ % %%EOF startxref
  stream endobj 0f null`.split(/\s+/);
const blank = fc.constantFrom('', ' ', '\n', '\r\n', ' '.repeat(500), '\n'.repeat(500), '0 0\n'.repeat(100));
const pdf = fc
  .record({
    parts: fc.array(fc.tuple(fc.constantFrom(...PDF_WORDS), blank), { maxLength: 60 }),
    times: fc.constantFrom(1, 1, 20, 300),
    start: pointer,
  })
  .map(({ parts, times, start }) =>
    Buffer.from(`%PDF-1.7\n${parts.flat().join('').repeat(times)}\nstartxref\n${start}\n%%EOF\n`),
  );

const field = fc.record({
  tag: fc.constantFrom(0x111, 0x117, 0x144, 0x145, 7),
  type: fc.constantFrom(3, 4, 1),
  length: pointer,
  value: pointer,
});
const tiff = fc
  .record({ fields: fc.array(field), count: fc.option(pointer), isLittle: fc.boolean() })
  .map(({ fields, count, isLittle }) => {
    const number = (value: number, bytes: 2 | 4) => (isLittle ? little(value, bytes) : little(value, bytes).reverse());
    return Buffer.concat([
      Buffer.from(isLittle ? '49492a00' : '4d4d002a', 'hex'),
      number(8, 4),
      number(count ?? fields.length, 2),
      ...fields.flatMap(({ tag, type, length, value }) => [
        ...[number(tag, 2), number(type, 2), number(length, 4), number(value, 4)],
      ]),
    ]);
  });

const heif = fc
  .array(fc.tuple(pointer, fc.constantFrom('meta', 'mdat', 'free')))
  .map((boxes) =>
    Buffer.concat([
      Buffer.from('0000001866747970686569630000000068656963' + '6d696631', 'hex'),
      ...boxes.map(([length, name]) => Buffer.concat([words([length]).reverse(), filled(12, Buffer.from(name))])),
    ]),
  );

const jpeg = fc
  .array(fc.tuple(fc.constantFrom(0xe0, 0xe1, 0xff, 0xda, 0x00), fc.nat(40)), { maxLength: 200 })
  .map((segments) =>
    Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      ...segments.map(([marker, length]) => Buffer.from([0xff, marker, 0, length, 0xff])),
    ]),
  );

const archive = fc
  .record({
    names: fc.array(fc.constantFrom('[Content_Types].xml', 'mimetype', 'word/document.xml', 'a', 'b'), {
      maxLength: 8,
    }),
    changes: fc.array(fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), value: pointer }), {
      maxLength: 8,
    }),
  })
  .map(({ names, changes }) => {
    const content = zip(names.map((name) => [name, '<Override ContentType="a"/>'.repeat(10)]));
    for (const { place, value } of changes) {
      content.writeUInt32LE(value, Math.floor(place * (content.length - 4)));
    }
    return content;
  });

/** Files of each format whose own numbers lead anywhere, also in circles. */
export const structures = { compound, pdf, tiff, heif, jpeg, archive };
