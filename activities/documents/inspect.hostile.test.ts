import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
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

/** Two kilobytes: a small stream that lies `hops` sectors further on in a chain of which each sector is followed by itself. */
function circle(hops: number): Buffer {
  const file = Buffer.alloc(2048);
  const [header, table, directory] = [file, file.subarray(512, 1024), file.subarray(1024, 1536)];
  header.write('d0cf11e0a1b11ae1', 'hex');
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.fill(0xff, 76, 512).writeUInt32LE(0, 76);
  table.fill(0xff);
  [0xfffffffd, 0xfffffffe, 2].forEach((next, sector) => table.writeUInt32LE(next, sector * 4));
  entry(directory, { name: 'Root Entry', type: 5, child: 1, start: 2, bytes: 0xffffffff });
  entry(directory.subarray(128), { name: 'WordDocument', type: 2, child: 0xffffffff, start: hops * 8, bytes: 64 });
  return file;
}

function entry(
  at: Buffer,
  { name, type, child, start, bytes }: Record<'type' | 'child' | 'start' | 'bytes', number> & { name: string },
) {
  at.fill(0, 0, 128).write(name, 'utf16le');
  at.writeUInt16LE(name.length * 2 + 2, 64);
  at.writeUInt8(type, 66);
  [0xffffffff, 0xffffffff, child].forEach((number, index) => at.writeUInt32LE(number, 68 + index * 4));
  at.writeUInt32LE(start, 116);
  at.writeUInt32LE(bytes, 120);
}

const PDF_END = '\nstartxref\n1\n%%EOF\n';
const HEIF = Buffer.from('0000001866747970686569630000000068656963', 'hex').toString('latin1');

/** Each was made to cost as much as possible; an honest file of the size takes milliseconds. */
const HOSTILE: [string, () => Buffer][] = [
  ['a PDF of strings that never end', () => filled(8 * MEGABYTE, 'obj<</XRef(', '%PDF-1.7\n', PDF_END)],
  ['a PDF of trailers', () => filled(8 * MEGABYTE, 'trailer<</A(', '%PDF-1.7\n', PDF_END)],
  ['a PDF of long lists', () => filled(8 * MEGABYTE, `trailer<</A[${'1 '.repeat(20)}`, '%PDF-1.7\n', PDF_END)],
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
  ['a compound file whose table goes in a circle', () => circle(8_000_000)],
  ['a text of declarations and blanks', () => filled(131_072, `let${' '.repeat(490)}\n`)],
  ['a text of imports and blanks', () => filled(131_072, `import${' '.repeat(480)}!\n`)],
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

  test('whatever words of programs and blanks a text is made of, it costs little', async () => {
    const words =
      `const let var async function import from { } ( ) [ ] ; , = . : " ' $a a.b( ); ); Dim Set Sub if not exist
      goto reg add start set A-B Get-Item -x param curl CreateObject CreateObject( WScript. powershell eval( new ActiveXObject
      javascript: <script %~dp0 setlocal @echo #! <?php`.split(/\s+/);
    const blanks = fc.constantFrom('', ' ', ' '.repeat(250), '\t'.repeat(250), ' '.repeat(490));
    const line = fc.array(fc.tuple(fc.constantFrom(...words), blanks), { minLength: 1, maxLength: 4 });
    const start = process.cpuUsage();
    await fc.assert(
      fc.asyncProperty(line, async (parts) => {
        const text = `${parts.flat().join('')}\n`;
        await inspected(Buffer.from(text.repeat(Math.ceil(65_536 / text.length))));
      }),
      { numRuns: 200 },
    );
    expect(process.cpuUsage(start).user / 1_000_000).toBeLessThan(20);
  }, 60_000);

  test('a large honest text costs little too', async () => {
    const line = 'به استحضار می‌رساند که نامهٔ پیشین رسیده است.\r\n';
    const start = process.cpuUsage();
    expect(await inspected(Buffer.from(line.repeat(100_000)))).toBe('text/plain');
    expect(process.cpuUsage(start).user / 1_000_000).toBeLessThan(3);
  });
});
