import type { Readable } from 'node:stream';
import { Readable as NodeReadable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Content } from '../content.ts';
import type { ReasonCode } from '../reasons.ts';
import { isProgram } from './program.ts';

/** What a package says about itself, read only when nothing is wrong with the archive as such. */
export interface ZipSurvey {
  readonly names: ReadonlySet<string>;
  /** The contents of the asked entries that are there. */
  readonly texts: ReadonlyMap<string, string>;
}

const MOST_ENTRIES = 10_000;
const MOST_BYTES_INSIDE = 512 * 1024 * 1024;
const SMALL = 10 * 1024 * 1024;
const HIGHEST_RATIO = 200;
const LONGEST_TEXT = 1024 * 1024;
const SMALL_READ = 64 * 1024;

/**
 * Goes through the whole archive once: that it unpacks to what it says, is no bomb and hides no program. Throws when
 * it is damaged.
 */
export function surveyZip(content: Content, wanted: ReadonlySet<string>): Promise<ZipSurvey | ReasonCode> {
  return new Promise((resolve, reject) => {
    const reader = new ContentReader(content, reject);
    survey({ reader, content, wanted }).then(resolve, reject);
  });
}

async function survey({
  reader,
  content,
  wanted,
}: {
  reader: ContentReader;
  content: Content;
  wanted: ReadonlySet<string>;
}) {
  const zip = await yauzl.fromRandomAccessReaderPromise(reader, content.bytes, { lazyEntries: true, autoClose: false });
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (entries.push(entry) > MOST_ENTRIES) return 'bomb';
  const names = new Set(entries.map((entry) => entry.fileName));
  if (names.size !== entries.length) throw new Error('two entries have the same name');
  const fault = entriesFault(entries, content.bytes);
  if (fault) return fault;
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const unpacked = await unpack(zip, { entry, keep: wanted.has(entry.fileName) });
    if (isProgram(unpacked)) return 'executable';
    if (wanted.has(entry.fileName)) texts.set(entry.fileName, decoded(unpacked));
  }
  return { names, texts };
}

function entriesFault(entries: Entry[], bytes: number): ReasonCode | undefined {
  if (entries.some((entry) => entry.isEncrypted())) return 'encrypted';
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (packed > bytes || unpacked > MOST_BYTES_INSIDE) return 'bomb';
  return unpacked > SMALL && unpacked > packed * HIGHEST_RATIO ? 'bomb' : undefined;
}

/** Reads an entry to its end, which proves its size and checksum; gives its beginning, or all of it to keep. */
async function unpack(zip: ZipFile, { entry, keep }: { entry: Entry; keep: boolean }): Promise<Buffer> {
  const enough = keep ? LONGEST_TEXT : 256;
  const parts: Buffer[] = [];
  let length = 0;
  let sum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    if (length < enough) parts.push(chunk);
    length += chunk.length;
    sum = crc32(chunk, sum);
  }
  if (sum !== entry.crc32 || (keep && length > LONGEST_TEXT)) throw new Error('an entry is damaged');
  return Buffer.concat(parts);
}

function decoded(xml: Buffer): string {
  const wide = xml.length > 1 && ((xml[0] === 0xff && xml[1] === 0xfe) || xml[1] === 0);
  return xml.toString(wide ? 'utf16le' : 'utf8');
}

/** Lets yauzl read from the storage. What it throws from a callback, where nobody would catch it, becomes `broken`. */
class ContentReader extends yauzl.RandomAccessReader {
  readonly #content: Content;
  readonly #broken: (reason: unknown) => void;

  constructor(content: Content, broken: (reason: unknown) => void) {
    super();
    this.#content = content;
    this.#broken = broken;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    if (end - start > SMALL_READ) return this.#content.stream({ start, end: end - 1 });
    return NodeReadable.from(this.#chunk(start, end - start), { objectMode: false });
  }

  override read(...[buffer, offset, length, position, callback]: Parameters<yauzl.RandomAccessReader['read']>): void {
    this.#content
      .at(position, length)
      .then(
        (found) => {
          found.copy(buffer, offset);
          callback(found.length === length ? null : new Error('unexpected end of file'));
        },
        (error: Error) => callback(error),
      )
      .catch(this.#broken);
  }

  async *#chunk(start: number, length: number): AsyncGenerator<Buffer> {
    yield await this.#content.at(start, length);
  }
}
