import { toAsciiDigits } from './digits.ts';
import { isEdge, stripInvisible } from './invisible.ts';

export { toAsciiDigits, toPersianDigits } from './digits.ts';

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** A pattern such as `\s+$` takes quadratic time on a long run of spaces inside the text; two indices do not. */
function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isEdge(text.charAt(start))) start += 1;
  while (end > start && isEdge(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/**
 * The form in which text that people type is kept: Unicode NFC, Persian ی and ک in the place of Arabic ي ى ك (old keyboards and
 * old systems mix them), ASCII digits, line feeds as the only line ends, nothing invisible, nothing blank at either end, so that
 * a text that shows nothing is empty. The zero-width non-joiner is spelling in Persian («نامه‌ها») and stays. Normalising twice
 * changes nothing.
 */
export function normaliseText(text: string): string {
  const lines = text.replace(LINE_ENDS, '\n').replace(/\t/g, ' ');
  const letters = stripInvisible(lines).normalize('NFC').replace(/[يى]/g, 'ی').replace(/ك/g, 'ک');
  return trimEdges(toAsciiDigits(letters));
}

/** {@link normaliseText} for a field of one line, such as a name or a subject: blanks in a row are one space. */
export function normaliseLine(text: string): string {
  return normaliseText(text).replace(/\s+/g, ' ');
}

/** Forms of heh and yeh that do not decompose to the Persian letter. */
const HEH = /[ةەہھ]/g;
const YEH = /[يىے]/g;

/**
 * The key by which texts are found whatever way they are spelled: compatibility forms are taken apart (NFKD), so that
 * آ أ إ become ا, ؤ و, ئ ی; diacritics and tatweel fall away; every heh is ه; the zero-width non-joiner counts as a space, because
 * «نامه‌ها» is as often typed «نامه ها»; Latin is in lower case. Made for comparing with another key only, never for showing.
 */
export function searchKey(text: string): string {
  const bare = normaliseLine(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Mn}ـ]/gu, '');
  const letters = bare
    .replace(YEH, 'ی')
    .replace(/ك/g, 'ک')
    .replace(HEH, 'ه')
    .replace(/\u200c/g, ' ');
  return normaliseLine(letters);
}
