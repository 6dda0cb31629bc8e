import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normaliseCode, searchKey, tidyLine, tidyText } from './normalise.ts';
import { toAsciiDigits, toPersianDigits } from './digits.ts';

const ZWNJ = '\u200c';
const PIECES = [
  'ي',
  'ى',
  'ك',
  'ی',
  'ک',
  '۴',
  '٤',
  '4',
  ' ',
  '\t',
  '\r\n',
  '\n',
  ZWNJ,
  '\u200f',
  '\u2067',
  '\u200e',
  'e',
  '\u0301',
  'ـ',
  '\u200d',
  '\ufe0f',
  '❤',
  '🔥',
  '\u2800',
  '\u3164',
];
const mixedText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...PIECES, 'ئ', 'آ', 'ۀ', 'ﻻ', 'ﷺ', 'İ', '\u0654', '\u00ad', '\ufeff'))
    .map((parts) => parts.join('')),
);

describe('digits', () => {
  test('Persian and Arabic digits become ASCII', () => {
    expect(toAsciiDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩')).toBe('0123456789 0123456789');
  });

  test('ASCII and Arabic digits become Persian for the screen', () => {
    expect(toPersianDigits('1405/09/02 ٤٥٦ شماره')).toBe('۱۴۰۵/۰۹/۰۲ ۴۵۶ شماره');
  });

  test('showing and reading digits again gives the ASCII form', () => {
    fc.assert(fc.property(mixedText, (text) => toAsciiDigits(toPersianDigits(text)) === toAsciiDigits(text)));
  });
});

describe('tidyText', () => {
  test.each(['علي مصطفى كريمي', 'سال ۱۴۰۵، ١٤٠٥ و 1405', 'ستون\tستون', 'دو  فاصله', 'ش\u200f(الف)', 'A\u200e/۱'])(
    '%j stays as it was written',
    (text) => expect(tidyText(text)).toBe(text),
  );

  test('the half-space of Persian spelling stays', () => {
    expect(tidyText(`نامه${ZWNJ}ها`)).toBe(`نامه${ZWNJ}ها`);
  });

  test('lines stay lines, whatever ended them', () => {
    expect(tidyText('یک\r\nدو\rسه\u2028چهار\n\nپنج')).toBe('یک\nدو\nسه\nچهار\n\nپنج');
  });

  test('controls, embeddings and overrides of direction, fillers and halves of surrogate pairs are stripped', () => {
    expect(tidyText('\u202bسلام\u0000 \u2067دنیا\u2069\ufeff\ud800!\u202e\u00ad')).toBe('سلام دنیا!');
  });

  test('an emoji of two code units is kept', () => {
    expect(tidyText(' سپاس 🙏 ')).toBe('سپاس 🙏');
  });

  test.each(['👨‍👩‍👧', '❤️‍🔥', '☎️', '🏴‍☠️', 'क्‍ष', 'ه‍.ش'])('%s keeps its joiners and selectors', (text) => {
    expect(tidyText(text)).toBe(text);
  });

  test.each([
    ['\u200d', ''],
    ['\u200d\u200d\u200d', ''],
    ['\u2062', ''],
    ['\u3164', ''],
    ['\u115f\u1160\uffa0', ''],
    ['\u2800\u200c \u2800', ''],
    ['\ufe0f\u200d\u{e0100}\u034f', ''],
    ['\u{e0041}\u180e\ufff9', ''],
    ['ع\u2062ل\u034fی', 'علی'],
    ['علی\u200d رضا\u200d', 'علی رضا'],
    ['\u2800علی\u3164', 'علی'],
    ['ب\u200d\u200dم \ufe0f\u200c\u200dز\ufe0f\ufe0e', 'بم \u200cز\ufe0f'],
  ])('%j shows %j and is kept so', (text, shown) => {
    expect(tidyText(text)).toBe(shown);
  });

  test('a text that shows nothing is empty', () => {
    const blank = fc.constantFrom(...'\u2800\u3164\u115f\u1160\uffa0\u200c\u200d\u200e\u2062\ufe0f\u2003\u3000 \n\t');
    fc.assert(fc.property(fc.string({ unit: blank }), (text) => tidyText(text) === ''));
  });

  test('blanks, half-spaces and marks at the ends go', () => {
    expect(tidyText(` \n${ZWNJ}\u200fسلام${ZWNJ}\u200e \u00a0`)).toBe('سلام');
  });

  test('composed and decomposed letters are the same', () => {
    expect(tidyText('ا\u0653ب')).toBe(tidyText('آب'));
    expect(tidyText('e\u00ad\u0301')).toBe('é');
  });

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(mixedText, (text) => tidyText(tidyText(text)) === tidyText(text)),
      { numRuns: 1000 },
    );
  });

  test('the result can be stored and is the same after a round through UTF-8', () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const kept = tidyText(text);
        expect(new TextDecoder().decode(new TextEncoder().encode(kept))).toBe(kept);
        expect(kept).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  test('a long run of blanks takes no long time', () => {
    const started = performance.now();
    tidyText(`آ${' '.repeat(200_000)}ب`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('tidyLine', () => {
  test('line ends and tabs are spaces', () => {
    expect(tidyLine('  درخواست\r\nمجوز\tساخت ')).toBe('درخواست مجوز ساخت');
  });

  test('normalising twice changes nothing', () => {
    fc.assert(fc.property(mixedText, (text) => tidyLine(tidyLine(text)) === tidyLine(text)));
  });
});

describe('normaliseCode', () => {
  test.each([
    ['۱۴۰۵/ص/١٢٣', '1405/ص/123'],
    ['\u200e1405/\u200e2-7 ', '1405/2-7'],
    ['ي / ك \t ى', 'ی / ک ی'],
  ])('%j is read as %j', (typed, code) => expect(normaliseCode(typed)).toBe(code));

  test('normalising twice changes nothing', () => {
    fc.assert(fc.property(mixedText, (text) => normaliseCode(normaliseCode(text)) === normaliseCode(text)));
  });
});

describe('searchKey', () => {
  test.each([
    [`نامه${ZWNJ}ها`, 'نامه ها'],
    ['كتابـــخانة ملي', 'کتابخانه ملی'],
    ['مُحَمَّد', 'محمد'],
    ['آئین‌نامهٔ مسؤول أداری', 'ایین نامه مسوول اداری'],
    ['خانۀ ما', 'خانه ما'],
    ['ٱلکتاب ڪهن', 'الکتاب کهن'],
    ['ﻻﻟﻪ', 'لاله'],
    ['Résumé ۱۲', 'resume 12'],
  ])('%s is found as %s', (text, spelledOtherwise) => {
    expect(searchKey(text)).toBe(searchKey(spelledOtherwise));
    expect(searchKey(spelledOtherwise)).toBe(spelledOtherwise);
  });

  test('a key is its own key', () => {
    fc.assert(
      fc.property(mixedText, (text) => searchKey(searchKey(text)) === searchKey(text)),
      { numRuns: 1000 },
    );
  });

  test('a text and its tidied form have the same key', () => {
    fc.assert(fc.property(mixedText, (text) => searchKey(tidyText(text)) === searchKey(text)));
  });
});
