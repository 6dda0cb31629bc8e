import { describe, expect, test } from '@jest/globals';
import { create } from 'content-disposition';
import fc from 'fast-check';
import { cleanFileName } from './file-name.ts';

const awkward = fc
  .array(fc.constantFrom('.', ' ', '/', '\u200c', '\u202e', '\u0301', 'a', 'نامه', '👨‍👩‍👧', '\u00a0'), { maxLength: 120 })
  .map((parts) => parts.join(''));

describe('the name of an uploaded file', () => {
  test.each([
    ['نامهٔ اداری.pdf', 'نامهٔ اداری.pdf'],
    ['هزینه‌ها.xlsx', 'هزینه‌ها.xlsx'],
    ['C:\\Users\\علی\\سند.pdf', 'سند.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['fdp.\u202eexe', 'fdp.exe'],
    ['\u2067نامه\u2069.pdf', 'نامه.pdf'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['  a.pdf  ', 'a.pdf'],
    ['.htaccess', 'htaccess'],
    ['a.pdf. .', 'a.pdf'],
    ['', 'document'],
    ['..', 'document'],
    ['a/', 'document'],
    ['cafe\u0301.txt', 'café.txt'],
    ['\ud800.pdf', 'pdf'],
  ])('%j is kept as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept));

  test('is cut to 200 bytes between characters, and keeps its extension', () => {
    const name = cleanFileName(`${'نامه‌ها '.repeat(60)}.docx`);
    expect(name).toMatch(/^نامه‌ها .*[^ ]\.docx$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(Buffer.byteLength(name)).toBeGreaterThan(190);
    expect(cleanFileName(`${'a'.repeat(300)}.${'b'.repeat(300)}`)).toBe('a'.repeat(200));
  });

  test('is never empty, too long, a path, or changed by cleaning it again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), awkward), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toBe('');
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Surrogate}]|^\./u);
        expect(cleanFileName(name)).toBe(name);
        expect(create(name)).toMatch(/^[ -~]+$/);
      }),
    );
  });
});
