import { describe, expect, test } from '@jest/globals';
import { inspectDocument } from './inspect.ts';
import { fixture } from './testing/fixtures.ts';
import { memoryStorage } from './testing/memory-storage.ts';
import { zip } from './testing/zip.ts';

const MEGABYTE = 1024 * 1024;

async function inspected(content: Buffer) {
  const storage = memoryStorage(new Map([['key', content]]));
  const verdict = await inspectDocument(storage, { key: 'key', name: 'a', bytes: content.length });
  return verdict.state === 'ready' ? verdict.mediaType : verdict.reasonCode;
}

const filled = (size: number, pattern: string | Buffer, head = '', tail = '') =>
  Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(size, pattern), Buffer.from(tail, 'latin1')]);

/** A compound file whose header says what `change` makes it say. */
function compound(change: (file: Buffer) => void): Buffer {
  const file = Buffer.concat([fixture('taken/letter.doc'), Buffer.alloc(4 * MEGABYTE)]);
  change(file);
  return file;
}

const PDF_END = '\nstartxref\n1\n%%EOF\n';
const HEIF = Buffer.from('0000001866747970686569630000000068656963', 'hex').toString('latin1');

/** Each was made to cost as much as possible; an honest file of the size takes milliseconds. */
const HOSTILE: [string, () => Buffer][] = [
  ['a PDF of strings that never end', () => filled(8 * MEGABYTE, 'obj<</XRef(', '%PDF-1.7\n', PDF_END)],
  ['a PDF of trailers', () => filled(8 * MEGABYTE, 'trailer<</A(', '%PDF-1.7\n', PDF_END)],
  ['a PDF of objects', () => filled(8 * MEGABYTE, 'obj<<', '%PDF-1.7\n', PDF_END)],
  ['a PDF with a table of nothing', () => filled(8 * MEGABYTE, '0 0\n', '%PDF-1.7\nxref\n', '\nstartxref\n9\n%%EOF\n')],
  ['a PDF of nested brackets', () => filled(8 * MEGABYTE, '[', '%PDF-1.7\ntrailer<</A', PDF_END)],
  ['a JPEG of fill bytes', () => filled(8 * MEGABYTE, Buffer.from([0xff]), '\xff\xd8\xff')],
  ['a JPEG of empty segments', () => filled(8 * MEGABYTE, Buffer.from([0xff, 0xe0, 0, 0]), '\xff\xd8')],
  ['a HEIC of empty boxes', () => filled(8 * MEGABYTE, Buffer.from('0000000866726565', 'hex'), `${HEIF}\0\0\0\0`)],
  ['content types that never end', () => zip([['[Content_Types].xml', '<Override '.repeat(100_000)]])],
  ['a text of empty lines', () => filled(8 * MEGABYTE, '\n', 'a')],
  ['a text of white space after a telling word', () => filled(8 * MEGABYTE, ' ', 'javascript:')],
  ['a text of angle brackets', () => filled(8 * MEGABYTE, '<')],
  ['a text of braces', () => filled(8 * MEGABYTE, '}\n')],
  ['a compound file with endless tables', () => compound((file) => file.writeUInt32LE(0xffffffff, 44))],
  ['a compound file whose directory goes in a circle', () => compound((file) => file.writeUInt32LE(0, 512 + 4))],
  ['a compound file with a far small stream', () => compound((file) => file.writeUInt32LE(0xffffffff, 56))],
];

describe('a hostile document', () => {
  test.each(HOSTILE)(
    '%s costs little',
    async (_name, make) => {
      const content = make();
      const start = process.cpuUsage();
      await inspected(content);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000_000).toBeLessThan(3);
    },
    20_000,
  );

  test('a large honest text costs little too', async () => {
    const line = 'به استحضار می‌رساند که نامهٔ پیشین رسیده است.\r\n';
    const start = process.cpuUsage();
    expect(await inspected(Buffer.from(line.repeat(100_000)))).toBe('text/plain');
    expect(process.cpuUsage(start).user / 1_000_000).toBeLessThan(3);
  });
});
