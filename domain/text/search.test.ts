import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { filedParts, matcher, searchWords, wantedParts } from './search.ts';

const ZWNJ = '\u200c';

const finds = (typed: string, text: string): boolean => {
  const [wanted, written] = [searchWords(typed), searchWords(text)];
  return matcher(wanted)(written.join(' '));
};

const isFiled = (typed: string, text: string): boolean => {
  const filed = filedParts(searchWords(text));
  return [...wantedParts(searchWords(typed))].every((part) => filed.has(part));
};

describe('words', () => {
  test('are letters and digits, whatever stands between them', () => {
    expect(searchWords(`«پروانه‌ها»، شمارهٔ ۱۴۰۵/ص/۱۲ (كپی)`)).toEqual([
      'پروانه',
      'ها',
      'شماره',
      '1405',
      'ص',
      '12',
      'کپی',
    ]);
    expect(searchWords(' % _ … ')).toEqual([]);
  });
});

const spellings = [`کارت${ZWNJ}ها`, 'کارتها', 'کارت ها'];

describe('a text is found', () => {
  test.each(spellings.flatMap((typed) => spellings.map((text) => [typed, text])))(
    'by %s where %s stands',
    (typed, text) => {
      expect(finds(typed, `صدور ${text} برای کارکنان`)).toBe(true);
      expect(isFiled(typed, `صدور ${text} برای کارکنان`)).toBe(true);
    },
  );

  test.each([
    ['کارگزینی اداری', 'نامهٔ اداري كارگزيني'],
    ['زین', 'کارگزینی'],
    ['ها', 'کارت ها'],
    ['ٱ', 'ا'],
    ['مسیول', 'مسئول'],
    ['خانه', 'خانۀ أداری'],
    ['مدرسة', 'مدرسه'],
    ['A4', 'فرم a۴'],
    ['علیرضا', 'علی رضا'],
    ['علی رضا', 'علیرضا'],
    ['می روم', `نمی${ZWNJ}روم`],
  ])('by %s where %s stands', (typed, text) => {
    expect(finds(typed, text)).toBe(true);
    expect(isFiled(typed, text)).toBe(true);
  });

  test.each([
    ['پروانه کارت', 'صدور پروانه'],
    ['رضا', 'برادر ضامن'],
    ['کتابخانه', 'کتاب و خانه'],
    ['تهران', 'تهر و هران'],
  ])('not by %s where %s stands', (typed, text) => expect(finds(typed, text)).toBe(false));
});

test('what is found is filed, but for words of one and two letters in others', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ابپ ', ZWNJ), maxLength: 24 });
  const places = fc.tuple(fc.nat(24), fc.nat(24));
  const spaces = fc.constantFrom('', ' ', ZWNJ);
  fc.assert(
    fc.property(letters, places, spaces, (text, [from, to], space) => {
      const typed = text.slice(from, to).replaceAll(/[ \u200c]/g, space);
      const isLong = searchWords(typed).some(({ length }) => length > 2);
      return !isLong || !finds(typed, text) || isFiled(typed, text);
    }),
    { numRuns: 3000 },
  );
});
