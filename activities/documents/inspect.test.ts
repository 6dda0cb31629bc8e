import { describe, expect, test } from '@jest/globals';
import { inspectDocument } from './inspect.ts';
import { fixture, namesIn, typeOf } from './testing/fixtures.ts';
import { memoryStorage } from './testing/memory-storage.ts';
import { zip } from './testing/zip.ts';
import { MEDIA_TYPES } from '../../domain/documents/media-types.ts';

async function inspected(content: Buffer | string, name = 'letter.pdf') {
  const bytes = Buffer.from(content);
  const storage = memoryStorage(new Map([['key', bytes]]));
  const verdict = await inspectDocument(storage, { key: 'key', name, bytes: bytes.length });
  return verdict.state === 'ready' ? verdict.mediaType : verdict.reasonCode;
}

const pdf = fixture('taken/درخواست گواهی.pdf');
const jpeg = fixture('taken/عکس.jpg');

describe('a document that is taken', () => {
  test.each(namesIn('taken'))('%s is known by its content', async (name) => {
    expect(await inspected(fixture(`taken/${name}`), name)).toBe(typeOf(name));
    expect(await inspected(fixture(`taken/${name}`), 'misleading.exe')).toBe(typeOf(name));
  });

  test.each([
    ['سلام. خواهشمند است رسیدگی فرمایید.', 'Persian'],
    ['Dear Sir,\r\nplease find my request below.\r\n', 'English'],
    ['MZ is how this letter begins, and BM would be a picture.', 'letters of another format'],
    ['\ufeff۱۴۰۵', 'a byte-order mark'],
    ['مبلغ < ۱۰ و > ۵ است؛ function در ریاضی یعنی تابع.', 'signs of mathematics'],
    ['Import of goods\nfor the year 1405\nif it is possible:\nplease answer', 'words that programs use too'],
    ['1. نام: علی\n2. set of documents\n3. start of work in 1399', 'a list'],
  ])('plain text %j is text with %s', async (text) => {
    expect(await inspected(text, 'note.txt')).toBe(MEDIA_TYPES.txt);
  });

  test('a PDF may have bytes around it that readers tolerate', async () => {
    expect(await inspected(Buffer.concat([Buffer.from('\ufeff\r\n'), pdf, Buffer.from('\r\n\0\0')]))).toBe(
      MEDIA_TYPES.pdf,
    );
  });

  test('a PDF whose table is broken is read as readers repair it', async () => {
    const broken = pdf.toString('latin1').replace(/startxref\s+\d+/, 'startxref\n7');
    expect(await inspected(Buffer.from(broken, 'latin1'))).toBe(MEDIA_TYPES.pdf);
  });

  test('a PDF may speak of /Encrypt', async () => {
    const trailer = /trailer\s*<</.exec(pdf.toString('latin1'))?.[0] ?? '';
    const speaking = `${trailer}/Note (about /Encrypt 1 0 R \\) \\( <<) % /Encrypt 2 0 R\n/Encrypt null `;
    expect(await inspected(Buffer.from(pdf.toString('latin1').replace(trailer, speaking), 'latin1'))).toBe(
      MEDIA_TYPES.pdf,
    );
  });

  test('a PDF may have bytes that look like the end of an archive', async () => {
    const streams = [
      Buffer.from('PK\x05\x06', 'latin1'),
      Buffer.alloc(40, 7),
      zip([]),
      Buffer.from('PK\x05\x06\n%%EOF\n'),
    ];
    expect(await inspected(Buffer.concat([pdf, ...streams]))).toBe(MEDIA_TYPES.pdf);
  });

  test('a photo may have more behind its end, as phones write it', async () => {
    expect(await inspected(Buffer.concat([jpeg, Buffer.alloc(3000, 7)]))).toBe(MEDIA_TYPES.jpeg);
  });
});

const REFUSED: Record<string, string> = {
  'animation.gif': 'type-not-taken',
  'encrypted-object-streams.pdf': 'encrypted',
  'encrypted-owner.pdf': 'encrypted',
  'encrypted.doc': 'encrypted',
  'encrypted.docx': 'encrypted',
  'encrypted.ods': 'encrypted',
  'encrypted.odt': 'encrypted',
  'encrypted.pdf': 'encrypted',
  'encrypted.xls': 'encrypted',
  'encrypted.xlsx': 'encrypted',
  'macro.docm': 'macro',
  'macro.odt': 'macro',
  'macro.xls': 'macro',
  'macro.xlsm': 'macro',
  program: 'executable',
  'program.class': 'executable',
  'program.exe': 'executable',
  'program.jar': 'executable',
  'script.pdf': 'script',
};

describe('a document that is refused', () => {
  test('has a fixture each', () => expect(namesIn('refused')).toEqual(Object.keys(REFUSED).sort()));

  test.each(Object.entries(REFUSED))('%s is %s, whatever it is called', async (name, reason) => {
    expect(await inspected(fixture(`refused/${name}`), name)).toBe(reason);
    expect(await inspected(fixture(`refused/${name}`), 'letter.pdf')).toBe(reason);
  });

  test.each<[Buffer | string, string]>([
    ['', 'nothing'],
    [' \t\r\n \u200c\u00a0\u200f', 'white space'],
    ['\ufeff', 'a byte-order mark'],
    [Buffer.from('\ufeff \n', 'utf16le'), 'white space in UTF-16'],
  ])('%j is empty: %s', async (content) => expect(await inspected(content, 'note.txt')).toBe('empty'));

  test.each([
    ['a shebang', '#!/usr/bin/env python3\nprint(1)'],
    ['a web page', '<!DOCTYPE html><p>hello'],
    ['a web page after white space', '  \n<HTML><body>hello'],
    ['a drawing that can run code', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a script far behind in a letter', `${'letter '.repeat(30_000)}<script>alert(1)</script>`],
    ['a batch file', '@echo off\r\ndel /q C:\\*.*\r\n'],
    ['PowerShell', '$client = New-Object System.Net.WebClient\n$client.DownloadString("http://a")'],
    ['VBScript', 'Dim shell\r\nSet shell = CreateObject("WScript.Shell")\r\nshell.Run "calc"'],
    ['JavaScript', "const a = 1;\nfunction run() {\n  require('fs');\n}\n"],
    ['PHP', '<?php echo 1;'],
    ['Python', 'import os\nos.system("ls");\nfor x in y:\n'],
    ['registry entries', 'Windows Registry Editor Version 5.00\r\n[HKEY_LOCAL_MACHINE]'],
    ['a batch file in UTF-16', Buffer.from('\ufeff@echo off\r\nstart calc', 'utf16le')],
  ])('%s is a script', async (_kind, content) => expect(await inspected(content, 'note.txt')).toBe('script'));

  test('plain text with the name of a script is a script', async () => {
    expect(await inspected('hello', 'letter.bat')).toBe('script');
  });

  test.each([
    ['7f454c46020101', 'ELF'],
    ['cffaedfe07000001', 'Mach-O'],
    ['6465780a30333500', 'dex'],
    ['0061736d01000000', 'WebAssembly'],
    ['213c617263683e0a', 'deb'],
    ['edabeedb03000000', 'RPM'],
    [`4d5a${'00'.repeat(126)}`, 'MS-DOS'],
  ])('%s is a program: %s', async (hex) => expect(await inspected(Buffer.from(hex, 'hex'))).toBe('executable'));

  test.each([
    ['1f8b0800000000000003', 'gzip'],
    ['526172211a0701', 'RAR'],
    ['377abcaf271c', '7z'],
    ['fd377a585a00', 'xz'],
    ['504b0506'.padEnd(44, '0'), 'an empty ZIP'],
  ])('%s is an archive: %s', async (hex) => expect(await inspected(Buffer.from(hex, 'hex'))).toBe('archive'));

  test.each([
    ['474946383961', 'GIF'],
    ['4f6767530002', 'Ogg'],
    ['000000206674797061766966000000006176696600', 'AVIF'],
  ])('%s is known and not taken: %s', async (hex) => {
    expect(await inspected(Buffer.from(hex.padEnd(80, '0'), 'hex'))).toBe('type-not-taken');
  });

  test('bytes that mean nothing are unknown', async () => {
    expect(await inspected(Buffer.from('8f01a7b6c5d4e3f201'.repeat(20), 'hex'))).toBe('unknown-type');
  });

  test('XML that is no document is not taken', async () => {
    expect(await inspected('<?xml version="1.0"?><letter>سلام</letter>')).toBe('type-not-taken');
  });

  test('the encryption of a PDF is found under an escaped name, and when its table is broken', async () => {
    const encrypted = fixture('refused/encrypted-object-streams.pdf').toString('latin1');
    const escaped = encrypted.replace('/Encrypt ', '/#45ncryp#74 ');
    expect(await inspected(Buffer.from(escaped, 'latin1'))).toBe('encrypted');
    const broken = encrypted.replace(/startxref\s+\d+/, 'startxref\n7');
    expect(await inspected(Buffer.from(broken, 'latin1'))).toBe('encrypted');
  });

  test('a script before a PDF is a script', async () => {
    expect(await inspected(Buffer.concat([Buffer.from('#!/bin/sh\necho\nexit\n'), pdf]))).not.toBe(MEDIA_TYPES.pdf);
  });

  test('an archive hidden behind a photo or a PDF is found', async () => {
    const archive = zip([['a.txt', 'hello']]);
    expect(await inspected(Buffer.concat([jpeg, archive]))).toBe('ambiguous');
    expect(await inspected(Buffer.concat([pdf, archive]))).toBe('ambiguous');
  });

  test.each<[string, (archive: Buffer, record: Buffer) => (string | Buffer)[]]>([
    ['with more behind it', (archive) => [archive, '\n%%EOF\n']],
    ['with as much behind it as programs look through', (archive) => [archive, Buffer.alloc(0xffff - 6), '%%EOF\n']],
    [
      'that says only where its directory is',
      (archive, record) => {
        record.writeUInt32LE(pdf.length + record.readUInt32LE(16), 16);
        record.writeUInt32LE(0xffff_0000, 12);
        return [archive, '%%EOF\n'];
      },
    ],
    [
      'of the large kind',
      (archive, record) => [
        ...[archive.subarray(0, -22), 'PK\x06\x07', Buffer.alloc(16), record.fill(0xff, 4, 20), '%%EOF\n'],
      ],
    ],
    ['before more end records than one', (archive) => [archive, 'PK\x05\x06'.repeat(10_000), '%%EOF\n']],
  ])('an archive hidden in a PDF is found %s', async (_how, hide) => {
    const archive = zip([['a.txt', 'hello']]);
    const parts = hide(archive, archive.subarray(-22)).map((part) => Buffer.from(part as string, 'latin1'));
    expect(await inspected(Buffer.concat([pdf, ...parts]))).toBe('ambiguous');
  });
});

describe('a document that is damaged', () => {
  test.each(namesIn('taken').filter((name) => !/\.(txt)$/.test(name)))(
    '%s cut off anywhere is refused',
    async (name) => {
      const content = fixture(`taken/${name}`);
      for (const part of [0.3, 0.6, 0.9]) {
        expect(await inspected(content.subarray(0, Math.floor(content.length * part)))).toBe('damaged');
      }
    },
  );
});

const TYPES = (main: string) =>
  `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.${main}"/></Types>`;
const WORD = 'openxmlformats-officedocument.wordprocessingml.document.main+xml';
const word = (...more: [string, string | Buffer][]) => [
  ['[Content_Types].xml', TYPES(WORD)] as const,
  ['_rels/.rels', '<Relationships/>'] as const,
  ['word/document.xml', '<document/>'] as const,
  ...more,
];

describe('an archive', () => {
  test('with the parts of a Word document is one', async () => {
    expect(await inspected(zip(word()))).toBe(MEDIA_TYPES.docx);
    expect(await inspected(zip(word(), { compress: false }))).toBe(MEDIA_TYPES.docx);
  });

  test('of other things is an archive', async () => {
    expect(await inspected(zip([['letter.docx', 'hello']]))).toBe('archive');
  });

  test('that only says it is a Word document is damaged', async () => {
    expect(await inspected(zip([['[Content_Types].xml', TYPES(WORD)]]))).toBe('damaged');
  });

  test.each([
    'openxmlformats-officedocument.presentationml.presentation.main+xml',
    'openxmlformats-officedocument.wordprocessingml.template.main+xml',
  ])('of type %s is not taken', async (type) => {
    expect(await inspected(zip([['[Content_Types].xml', TYPES(type)]]))).toBe('type-not-taken');
  });

  test('with a macro in any corner is refused', async () => {
    expect(await inspected(zip(word(['word/VBAProject.bin', 'x'])))).toBe('macro');
    const disguised = TYPES(WORD).replace(
      '</Types>',
      '<Default Extension="dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    );
    expect(await inspected(zip([...word().slice(1), ['[Content_Types].xml', disguised]]))).toBe('macro');
  });

  test('with a program in it is a program', async () => {
    expect(await inspected(zip(word(['word/media/image1.png', fixture('refused/program.exe')])))).toBe('executable');
  });

  test('with a password is encrypted', async () => {
    expect(await inspected(zip(word(), { flags: 1 }))).toBe('encrypted');
  });

  test('that unpacks to very much is a bomb', async () => {
    expect(await inspected(zip(word(['word/media/a.bmp', Buffer.alloc(30 << 20)])))).toBe('bomb');
    const entries = Array.from({ length: 10_001 }, (_, index) => [`${index}`, ''] as const);
    expect(await inspected(zip(entries, { compress: false }))).toBe('bomb');
  });

  test('that lies about its sizes is damaged', async () => {
    const bomb = zip(word(['a', Buffer.alloc(30 << 20)]));
    for (let at = bomb.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bomb.indexOf('PK\x01\x02', at + 1, 'latin1')) {
      if (bomb.readUInt32LE(at + 24) === 30 << 20) bomb.writeUInt32LE(1000, at + 24);
    }
    expect(await inspected(bomb)).toBe('damaged');
  });

  test('with two entries of one name is damaged', async () => {
    expect(await inspected(zip(word(['word/document.xml', 'other'])))).toBe('damaged');
  });

  test('with an OpenDocument type that is not taken is told so', async () => {
    const presentation = 'application/vnd.oasis.opendocument.presentation';
    expect(await inspected(zip([['mimetype', presentation]]))).toBe('type-not-taken');
  });
});
