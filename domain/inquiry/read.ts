import { toAsciiDigits } from '../text/digits.ts';
import { tidyText } from '../text/normalise.ts';
import { parseTrackingCode, TRACKING_ALPHABET, type TrackingCode } from '../tracking/code.ts';
import { wishOf, type Wish } from './words.ts';

/** What somebody wants who writes to the line of an organisation. */
export interface Inquiry {
  /** Not so of a picture, of a program, and of nothing at all. */
  readonly isText: boolean;
  /** In the order in which they stand, each once, at most {@link MOST_CODES}. */
  readonly codes: readonly TrackingCode[];
  /** As they were typed: what was meant as a code and is none, by a slip that its check character has shown. */
  readonly mistyped: readonly string[];
  readonly wish: Wish | undefined;
  /** The language of the words, codes aside. */
  readonly language: 'fa' | 'en';
}

/** Answers have to fit one message. */
export const MOST_CODES = 5;
/** So much of a text is read, in UTF-16 units; the longest that a phone sends is shorter. */
const LONGEST_READ = 2_000;

const CODE_LENGTH = 12;
/** A character missing or too many. */
const NEARLY = [CODE_LENGTH, CODE_LENGTH - 1, CODE_LENGTH + 1];

/** What can stand between the characters of a code: nothing but blanks, dashes, and a dot or a low line of a bad keyboard. */
const RUN = /[A-Z0-9]+(?:[\s\p{Dash_Punctuation}\u2212._]+[A-Z0-9]+)*/gu;
const PIECE = /[A-Z0-9]+/g;

/** Reads a text of a person. It never throws; what a phone cannot have sent reads as nothing. */
export function readInquiry(text: string): Inquiry {
  const plain = tidyText(text.slice(0, LONGEST_READ));
  const found = findCodes(toCapitals(plain));
  return {
    isText: isText(plain),
    codes: [...new Set(found.codes)].slice(0, MOST_CODES),
    mistyped: [...new Set(found.mistyped)].slice(0, MOST_CODES),
    wish: found.codes.length > 0 ? undefined : wishOf(plain),
    language: languageOf(plain, found.pieces),
  };
}

/** What is left of bytes that were no text. */
const BROKEN = /[\ufffd\p{Co}\p{Cn}]/gu;

const isText = (plain: string): boolean => plain !== '' && (plain.match(BROKEN)?.length ?? 0) * 4 < plain.length;

interface Found {
  codes: TrackingCode[];
  mistyped: string[];
  /** The pieces of either. */
  pieces: Set<string>;
}

const toCapitals = (text: string): string =>
  toAsciiDigits(text.replace(/[\p{Cf}]/gu, '').normalize('NFKC')).replace(/[a-z]/g, (letter) => letter.toUpperCase());

function findCodes(text: string): Found {
  const found: Found = { codes: [], mistyped: [], pieces: new Set() };
  for (const [run] of text.matchAll(RUN)) readRun(run.match(PIECE) ?? [], found);
  return found;
}

/** From the left: at each piece the pieces from there on that are a code together; else those that were meant as one. */
function readRun(pieces: readonly string[], found: Found): void {
  const rest = takeAll(pieces, { isOne: isCode, take: (code) => found.codes.push(parseTrackingCode(code)!), found });
  for (const piece of rest) takeAll(piece, { isOne: wasMeant, take: (typed) => found.mistyped.push(typed), found });
}

interface Taking {
  isOne: (joined: string) => boolean;
  take: (joined: string) => void;
  found: Found;
}

/** @returns what is left, in stretches that stood together */
function takeAll(pieces: readonly string[], { isOne, take, found }: Taking): string[][] {
  const left: string[][] = [[]];
  for (let at = 0; at < pieces.length;) {
    const taken = lengthsFrom(pieces, at).find((count) => isOne(pieces.slice(at, at + count).join('')));
    if (taken === undefined) {
      left.at(-1)!.push(pieces[at]!);
      at += 1;
      continue;
    }
    const own = pieces.slice(at, at + taken);
    take(own.join(''));
    own.forEach((piece) => found.pieces.add(piece));
    left.push([]);
    at += taken;
  }
  return left.filter((stretch) => stretch.length > 0);
}

/** How many pieces from one on may be a code, those of its right length first. */
function lengthsFrom(pieces: readonly string[], at: number): number[] {
  const counts: { count: number; length: number }[] = [];
  for (let count = 1, length = 0; at + count <= pieces.length; count++) {
    length += pieces[at + count - 1]!.length;
    if (length > CODE_LENGTH + 1) break;
    if (NEARLY.includes(length)) counts.push({ count, length });
  }
  return counts.sort((a, b) => NEARLY.indexOf(a.length) - NEARLY.indexOf(b.length)).map(({ count }) => count);
}

const isCode = (joined: string): boolean => parseTrackingCode(joined) !== undefined;

/**
 * Words of Latin letters are no codes: one that was meant has two digits at least, or no more than one character that no code has. Digits
 * alone are a telephone's or a letter's number.
 */
function wasMeant(joined: string): boolean {
  const digits = joined.replace(/[^0-9]/g, '').length;
  const strangers = [...joined].filter((character) => !TRACKING_ALPHABET.includes(character)).length;
  return digits < joined.length && (digits >= 2 || strangers <= 1);
}

const PERSIAN = /\p{Script=Arabic}/u;

function languageOf(text: string, pieces: ReadonlySet<string>): Inquiry['language'] {
  if (PERSIAN.test(text)) return 'fa';
  const words = toCapitals(text).match(PIECE) ?? [];
  return words.some((word) => /[A-Z]/.test(word) && !pieces.has(word)) ? 'en' : 'fa';
}
