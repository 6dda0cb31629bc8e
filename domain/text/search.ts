import { searchKey } from './normalise.ts';

/** Shorter words are found whole, not as parts. */
const SHORTEST_PART = 3;
const LONGEST_PART = 4;

/** The words of a text whatever way it is spelled: letters and digits, nothing else. A half-space parts words. */
export const searchWords = (text: string): string[] => searchKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * What a text is filed under: every run of three letters in a word or from its beginning on, every run of four also across words, so that
 * a half-space may be written, left out or a space; and the words that are shorter, marked as whole.
 */
export function filedParts(words: readonly string[]): Set<string> {
  const parts = new Set<string>();
  const joined = words.join('');
  let start = 0;
  for (const word of words) {
    if (word.length < SHORTEST_PART) parts.add(whole(word));
    const inner = Math.max(1, word.length - SHORTEST_PART + 1);
    for (let at = start; at < start + inner; at += 1) addRun(parts, joined.slice(at, at + SHORTEST_PART));
    start += word.length;
  }
  for (let at = 0; at + LONGEST_PART <= joined.length; at += 1) parts.add(joined.slice(at, at + LONGEST_PART));
  return parts;
}

/** What the parts of a text have to hold for these words to be found in it. Short words tell little: they count where there are no others. */
export function wantedParts(words: readonly string[]): Set<string> {
  const long = words.filter(({ length }) => length >= SHORTEST_PART);
  return new Set(long.length > 0 ? long.flatMap(runsOf) : words.map(whole));
}

/**
 * Whether a text, as its words with a space between, has all of these words: inside a word, or from the beginning of one on across
 * several.
 */
export function matcher(words: readonly string[]): (text: string) => boolean {
  const across = words.map((word) => new RegExp(`(?:^| )${Array.from(word).join(' ?')}`, 'u'));
  return (text) => words.every((word, index) => text.includes(word) || across[index]?.test(text));
}

const whole = (word: string): string => ` ${word} `;

function addRun(parts: Set<string>, run: string): void {
  if (run.length === SHORTEST_PART) parts.add(run);
}

function runsOf(word: string): string[] {
  const length = Math.min(word.length, LONGEST_PART);
  return Array.from({ length: word.length - length + 1 }, (_, at) => word.slice(at, at + length));
}
