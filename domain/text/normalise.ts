import { toAsciiDigits } from './digits.ts';
import { isEdge, stripInvisible, stripMarks } from './invisible.ts';

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
 * The form in which the words of people are kept, and go to the correspondence system: as they were written, digits and letters of
 * either keyboard included. Only what nobody can have meant is put right: Unicode NFC, line feeds as the only line ends, no control
 * characters and overrides of direction, nothing blank at either end, so that a text that shows nothing is empty. Tidying twice
 * changes nothing. What compares texts uses {@link searchKey}.
 */
export function tidyText(text: string): string {
  return trimEdges(stripInvisible(text.replace(LINE_ENDS, '\n')).normalize('NFC'));
}

/** {@link tidyText} for a field of one line, such as a name or a subject: line ends and tabs are spaces. */
export function tidyLine(text: string): string {
  return tidyText(text).replace(/[\n\t]/g, ' ');
}

/**
 * A number or code that people type or paste, such as a letter number: ی and ک in the place of Arabic ي ى ك (old keyboards and old
 * systems mix them), ASCII digits, blanks in a row as one space.
 */
export function normaliseCode(text: string): string {
  const line = stripMarks(tidyLine(text)).replace(/\s+/g, ' ');
  return trimEdges(toAsciiDigits(line).replace(/[يى]/g, 'ی').replace(/ك/g, 'ک').normalize('NFC'));
}

/** Forms of heh, yeh, kaf and alef that do not decompose to the Persian letter. */
const HEH = /[ةەہھ]/g;
const YEH = /[يىے]/g;
const KAF = /[كڪ]/g;
const ALEF = /ٱ/g;

/**
 * The key by which texts are found whatever way they are spelled: compatibility forms are taken apart (NFKD), so that
 * آ أ إ become ا, ؤ و, ئ ی; diacritics and tatweel fall away; every heh is ه; the zero-width non-joiner counts as a space, because
 * «نامه‌ها» is as often typed «نامه ها»; Latin is in lower case. Made for comparing with another key only, never for showing.
 */
export function searchKey(text: string): string {
  const bare = normaliseCode(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Mn}ـ]/gu, '');
  const letters = bare
    .replace(YEH, 'ی')
    .replace(KAF, 'ک')
    .replace(ALEF, 'ا')
    .replace(HEH, 'ه')
    .replace(/\u200c/g, ' ');
  return normaliseCode(letters);
}
