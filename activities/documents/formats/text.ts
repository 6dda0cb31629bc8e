import type { Content } from '../content.ts';
import { type Inspector, type Verdict, ready, refused } from '../verdict.ts';
import { hasMarkup, isScript } from './script.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';

const SAMPLE_CHARACTERS = 64 * 1024;
const OVERLAP = 32;

/** Text in UTF-8, UTF-16 or the Arabic Windows code page that older Persian programs write. */
export const inspectText: Inspector = async ({ content, head, name }) => {
  for (const encoding of candidates(head)) {
    const read = await readText(content, encoding);
    if (read === 'not-text') continue;
    return textVerdict(read, name);
  }
  return undefined;
};

function textVerdict(read: ReadText, name: string): Verdict {
  if (!read.hasInk) return refused('empty');
  if (read.hasMarkup || isScript(read.sample, name)) return refused('script');
  return /^\s*<\?xml\b/i.test(read.sample) ? refused('type-not-taken') : ready('txt');
}

function candidates(head: Buffer): Encoding[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le'];
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be'];
  if (!head.includes(0)) return ['utf-8', 'windows-1256'];
  return [...(isWide(head, 1) ? ['utf-16le' as const] : []), ...(isWide(head, 0) ? ['utf-16be' as const] : [])];
}

/** In Persian and Latin UTF-16 nearly every character has one of these upper bytes. */
const UPPER_BYTES = new Set([0x00, 0x06, 0x20, 0xfb, 0xfe]);

function isWide(head: Buffer, upper: 0 | 1): boolean {
  const pairs = Math.floor(head.length / 2);
  let likely = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const byte = head[pair * 2 + upper] as number;
    if (UPPER_BYTES.has(byte) && head[pair * 2 + 1 - upper] !== byte) likely++;
  }
  return pairs > 0 && likely / pairs > 0.9;
}

interface ReadText {
  readonly sample: string;
  readonly hasInk: boolean;
  readonly hasMarkup: boolean;
}

/** Controls that are no white space. */
const NOT_IN_TEXT = /[^\P{Cc}\s]|[\ufffe\uffff]/u;
const INK = /[^\s\p{Cc}\p{Cf}]/u;
const END_MARK_OF_DOS = '\u001a';

async function readText(content: Content, encoding: Encoding): Promise<ReadText | 'not-text'> {
  const read = { sample: '', hasInk: false, hasMarkup: false };
  const count = { foreign: 0, persian: 0 };
  let before = '';
  for await (const piece of decoded(content, encoding)) {
    if (piece === undefined || NOT_IN_TEXT.test(piece)) return 'not-text';
    if (encoding === 'windows-1256') tally(piece, count);
    if (read.sample.length < SAMPLE_CHARACTERS) read.sample += piece.slice(0, SAMPLE_CHARACTERS);
    read.hasInk ||= INK.test(piece);
    read.hasMarkup ||= hasMarkup(before + piece);
    before = piece.slice(-OVERLAP);
  }
  return count.foreign > count.persian / 4 ? 'not-text' : read;
}

/** Ends with `undefined` when the bytes are none of this encoding. */
async function* decoded(content: Content, encoding: Encoding): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      return undefined;
    }
  };
  for await (const chunk of content.stream() as AsyncIterable<Buffer>) {
    const piece = decode(chunk);
    yield piece?.replaceAll(END_MARK_OF_DOS, '');
    if (piece === undefined) return;
  }
  yield decode();
}

const ENOUGH = 100_000;
const FOREIGN = /[^\0-\x7f\u0600-\u06ff\u200c-\u200f«»÷×–—…‘’“”\u00a0]/g;
const PERSIAN = /[\u0600-\u06ff]/g;

/** Every byte is a character of windows-1256, so what tells a text is that most of its non-ASCII is Persian. */
function tally(piece: string, count: { foreign: number; persian: number }): void {
  if (count.foreign + count.persian > ENOUGH) return;
  count.foreign += piece.match(FOREIGN)?.length ?? 0;
  count.persian += piece.match(PERSIAN)?.length ?? 0;
}
