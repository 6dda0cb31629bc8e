import type { Content } from '../content.ts';
import { type Inspector, ready, refused } from '../verdict.ts';
import { type PdfDictionary, readDictionary } from './pdf-dictionary.ts';

const TAIL = 8 * 1024;
const WINDOW = 64 * 1024;
const LONGEST_JUNK = 1024;
const MOST_SUBSECTIONS = 10_000;

/** ISO 32000-1: header 7.5.2, cross-reference table 7.5.4, trailer 7.5.5, cross-reference stream 7.5.8. */
export const inspectPdf: Inspector = async ({ content, head }) => {
  const header = head.subarray(0, LONGEST_JUNK).indexOf('%PDF-');
  if (header < 0 || !isHarmless(head.subarray(0, header))) return undefined;
  const tail = await content.at(Math.max(0, content.bytes - TAIL), TAIL);
  if (!tail.includes('%%EOF')) return refused('damaged');
  const trailer = (await newestTrailer(content, { header, tail })) ?? (await anyTrailer(content));
  if (!trailer) return refused('damaged');
  return trailer.has('Encrypt') ? refused('encrypted') : ready('pdf');
};

/** Readers tolerate a mark, white space or a mail header before the PDF, but a script there would be a script. */
function isHarmless(junk: Buffer): boolean {
  return !/^#!|<\w|<[!?]/.test(junk.toString('latin1'));
}

/** The trailer that a reader begins with; `undefined` when the way to it is broken. */
async function newestTrailer(content: Content, { header, tail }: { header: number; tail: Buffer }) {
  const pointer = [...tail.toString('latin1').matchAll(/startxref\s+(\d{1,12})/g)].at(-1)?.[1];
  if (pointer === undefined) return undefined;
  for (const offset of new Set([Number(pointer), Number(pointer) + header])) {
    const trailer = await trailerAt(content, offset);
    if (trailer?.has('Root')) return trailer;
  }
  return undefined;
}

async function trailerAt(content: Content, offset: number): Promise<PdfDictionary | undefined> {
  const text = await textAt(content, offset);
  const stream = /^\s*\d+\s+\d+\s+obj\s*(?=<<)/.exec(text);
  if (stream) {
    const dictionary = readDictionary({ text, at: stream[0].length });
    return dictionary?.get('Type') === '/XRef' ? dictionary : undefined;
  }
  const table = /^\s*xref\s*(?=\d)/.exec(text);
  return table ? trailerAfterTable(content, offset + table[0].length) : undefined;
}

/** Each subsection says how many entries of 20 bytes it has, so that the table is stepped over and not read. */
async function trailerAfterTable(content: Content, table: number): Promise<PdfDictionary | undefined> {
  let at = table;
  for (let subsection = 0; subsection < MOST_SUBSECTIONS; subsection++) {
    const text = (await content.at(at, 64)).toString('latin1');
    const trailer = /^\s*trailer\s*(?=<<)/.exec(text);
    if (trailer) return readDictionary({ text: await textAt(content, at), at: trailer[0].length });
    const start = /^\s*\d+ +(\d{1,10})\s*[\r\n]/.exec(text);
    if (!start) return undefined;
    at += start[0].length + Number(start[1]) * 20;
  }
  return undefined;
}

const CANDIDATES = /\b(trailer|obj)\s*(?=<<)/g;
const LONGEST_STREAM_DICTIONARY = 1024;
/** All those of trailers and tables together are a small part of a PDF. */
const PART_OF_DICTIONARIES = 16;

/** What a reader that repairs a broken table would find: an encrypted trailer before any other. */
async function anyTrailer(content: Content): Promise<PdfDictionary | undefined> {
  let found: PdfDictionary | undefined;
  let left = content.bytes / PART_OF_DICTIONARIES + WINDOW;
  for (let start = 0; start < content.bytes; start += WINDOW / 2) {
    const text = await textAt(content, start);
    for (const at of candidates(text)) {
      const reader = { text, at };
      const dictionary = readDictionary(reader);
      left -= reader.at - at;
      if (left < 0) throw new Error('a PDF is made of trailers');
      if (dictionary?.has('Encrypt')) return dictionary;
      if (dictionary?.has('Root')) found = dictionary;
    }
  }
  return found;
}

/** Where in the first half of a window the dictionary of a trailer or of a cross-reference stream may begin. */
function* candidates(text: string): Generator<number> {
  let table = -1;
  for (const match of text.slice(0, WINDOW / 2).matchAll(CANDIDATES)) {
    const at = match.index + match[0].length;
    if (table < at) table = endless(text.indexOf('/XRef', at));
    if (match[1] === 'trailer' || table < at + LONGEST_STREAM_DICTIONARY) yield at;
  }
}

const endless = (found: number) => (found < 0 ? Infinity : found);

const textAt = async (content: Content, offset: number) => (await content.at(offset, WINDOW)).toString('latin1');
