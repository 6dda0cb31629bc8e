/** The entries of a dictionary that are not null, as text. */
export type PdfDictionary = ReadonlyMap<string, string>;

const DEEPEST = 50;
const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const REFERENCE = /\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const HEX_STRING = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/** Where in a text something is read; moves on with what was read. */
export interface Reader {
  readonly text: string;
  at: number;
}

/** Reads the dictionary that begins where the reader is; `undefined` when it is broken or goes beyond the text. */
export function readDictionary(reader: Reader): PdfDictionary | undefined {
  return reader.text.startsWith('<<', reader.at) ? dictionary(reader, 0) : undefined;
}

function dictionary(reader: Reader, depth: number): PdfDictionary | undefined {
  const entries = new Map<string, string>();
  reader.at += 2;
  for (;;) {
    take(reader, SPACE);
    if (reader.text.startsWith('>>', reader.at)) {
      reader.at += 2;
      return entries;
    }
    const key = take(reader, NAME);
    const value = key === undefined ? undefined : object(reader, depth + 1);
    if (key === undefined || value === undefined) return undefined;
    if (value !== 'null') entries.set(plainName(key.slice(1)), value);
  }
}

/** One object's text; of the nested ones only that they are there. */
function object(reader: Reader, depth: number): string | undefined {
  take(reader, SPACE);
  const { text, at } = reader;
  if (depth > DEEPEST) return undefined;
  if (text.startsWith('<<', at)) return dictionary(reader, depth) && '<<>>';
  if (text[at] === '[') return array(reader, depth);
  if (text[at] === '(') return literalString(reader);
  const name = take(reader, NAME);
  if (name !== undefined) return `/${plainName(name.slice(1))}`;
  return take(reader, REFERENCE) ?? take(reader, HEX_STRING) ?? take(reader, WORD);
}

function array(reader: Reader, depth: number): string | undefined {
  reader.at += 1;
  for (;;) {
    take(reader, SPACE);
    if (reader.text[reader.at] === ']') break;
    if (object(reader, depth + 1) === undefined) return undefined;
  }
  reader.at += 1;
  return '[]';
}

function literalString(reader: Reader): string | undefined {
  let open = 0;
  for (; reader.at < reader.text.length; reader.at++) {
    const character = reader.text[reader.at];
    if (character === '\\') reader.at += 1;
    else if (character === '(') open += 1;
    else if (character === ')' && --open === 0) {
      reader.at += 1;
      return '()';
    }
  }
  return undefined;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

/** `/Encr#79pt` is `/Encrypt`. */
function plainName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
