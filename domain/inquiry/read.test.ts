import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toPersianDigits } from '../text/digits.ts';
import { makeTrackingCode, parseTrackingCode, TRACKING_ALPHABET } from '../tracking/code.ts';
import { MOST_CODES, readInquiry } from './read.ts';

const code = fc
  .uint8Array({ minLength: 64, maxLength: 64 })
  .map((bytes) => makeTrackingCode(bytes.map((byte) => byte % 253)));
const toArabicDigits = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
const toFullWidth = (text: string) =>
  text.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const bare = (text: string) => text.replaceAll('-', '');

/** Ways in which people type one and the same code. */
const TYPED: ((made: string) => string)[] = [
  (made) => made,
  bare,
  toPersianDigits,
  toArabicDigits,
  toFullWidth,
  (made) => made.toLowerCase(),
  (made) => made.replaceAll('-', ' '),
  (made) => made.replaceAll('-', ' – '),
  (made) => made.replaceAll('-', '_'),
  (made) => [...bare(made)].join(' '),
  (made) => [...made].join('\u200c'),
  (made) => `\u2066${made}\u2069`,
];
const AROUND = [
  ['', ''],
  ['سلام. وضعیت نامهٔ ', ' چه شد؟'],
  ['کدپیگیری', 'لطفاً'],
  ['code: ', ' please'],
  ['#', '.'],
  ['کد\n', '\nبا تشکر از شما، 09121234567'],
] as const;
const typed = fc.tuple(code, fc.constantFrom(...TYPED), fc.constantFrom(...AROUND));

describe('a tracking code in a text', () => {
  it('is read in any digits and case, with blanks and dashes, and with words around it', () => {
    fc.assert(
      fc.property(typed, ([made, type, [before, after]]) => {
        expect(readInquiry(`${before}${type(made)}${after}`)).toMatchObject({
          codes: [made],
          mistyped: [],
          wish: undefined,
        });
      }),
    );
  });

  it('is read beside others, each once and in order', () => {
    const several = fc.array(fc.tuple(code, fc.constantFrom(...TYPED)), { minLength: 1, maxLength: MOST_CODES });
    fc.assert(
      fc.property(several, fc.constantFrom('\n', '، ', ' و ', ' '), (parts, between) => {
        const text = parts.map(([made, type]) => type(made)).join(between);
        expect(readInquiry(text).codes).toEqual([...new Set(parts.map(([made]) => made))]);
      }),
    );
  });

  it('is answered for a few at once', () => {
    const codes = fc.uniqueArray(code, { minLength: 8, maxLength: 12 });
    fc.assert(fc.property(codes, (many) => readInquiry(many.join('\n')).codes.length === MOST_CODES));
  });
});

const slip = fc.oneof(
  fc.record({
    kind: fc.constant('wrong'),
    at: fc.nat(11),
    by: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  }),
  fc.record({ kind: fc.constant('missing'), at: fc.nat(11), by: fc.constant('') }),
  fc.record({ kind: fc.constant('more'), at: fc.nat(12), by: fc.constantFrom(...TRACKING_ALPHABET) }),
);
const withSlip = (made: string, { kind, at, by }: { kind: string; at: number; by: string }) => {
  const text = bare(made);
  return text.slice(0, at) + by + text.slice(kind === 'more' ? at : at + 1);
};

describe('a code that is mistyped by one character', () => {
  it('is known as one and is nobody’s code, whatever the slip', () => {
    fc.assert(
      fc.property(code, slip, fc.constantFrom(...AROUND), (made, one, [before, after]) => {
        const wrong = withSlip(made, one);
        fc.pre(wrong !== bare(made) && /[A-Z]/.test(wrong));
        expect(readInquiry(`${before}${wrong}${after}`)).toMatchObject({ codes: [], mistyped: [wrong] });
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes nothing from a right one beside it', () => {
    fc.assert(
      fc.property(code, code, slip, (made, other, one) => {
        const wrong = withSlip(other, one);
        fc.pre(parseTrackingCode(wrong) === undefined);
        expect(readInquiry(`${made} و ${wrong}`).codes).toEqual([made]);
      }),
    );
  });
});

describe('a text without a code', () => {
  it.each([
    '',
    ' ',
    'سلام',
    'نامهٔ ۱۴۰۵/۲-۷',
    '09121234567',
    'congratulations to everybody',
    'What is the status?',
    '\u0000\ufffd',
  ])('%j has none, and none that was meant', (text) =>
    expect(readInquiry(text)).toMatchObject({ codes: [], mistyped: [], wish: undefined }),
  );

  it('never throws, whatever it is, however long', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof readInquiry(text).language === 'string'));
    for (const text of ['A2'.repeat(50_000), 'A '.repeat(50_000), '۳-'.repeat(50_000), ' '.repeat(100_000)])
      expect(readInquiry(text).codes).toEqual([]);
  });
});

describe('what is no text', () => {
  it.each(['', ' \u200e', '\u0000\u0001\u0002', '\ufffd\ufffd\u0010PNG\ufffd'])('%j is none', (text) =>
    expect(readInquiry(text).isText).toBe(false),
  );
  it.each(['سلام', '👍', '5678-65NW-JFK7', 'é'])('%j is one', (text) => expect(readInquiry(text).isText).toBe(true));
});

describe('the wish to hear no more', () => {
  it.each([
    'لغو',
    ' لغو. ',
    'لغو۱۱',
    'لغو 11',
    '11',
    '١١',
    'STOP',
    'stop!',
    'لطفا پیامک‌ها را لغو کنید',
    'لغو اشتراک',
    'انصراف',
    'Please stop',
  ])('is «%s»', (text) => expect(readInquiry(text).wish).toBe('stop'));
  it.each(['شروع', 'start', 'START.', 'وصل', 'فعال کنید'])('is taken back by «%s»', (text) =>
    expect(readInquiry(text).wish).toBe('start'),
  );
  it.each(['چرا نامه‌ام لغو شد؟', 'stop start', 'لغو شروع', 'پیامک', 'please', 'non-stop service'])(
    'is not «%s»',
    (text) => expect(readInquiry(text).wish).toBeUndefined(),
  );
});

describe('the language of a text', () => {
  it.each([
    ['سلام', 'fa'],
    ['Where is my letter?', 'en'],
    ['5678-65NW-JFK7', 'fa'],
    ['status 5678-65NW-JFK7', 'en'],
    ['۵۶۷۸-65NW-JFK7 status', 'fa'],
    ['', 'fa'],
  ])('%j is %s', (text, language) => expect(readInquiry(text).language).toBe(language));
});
