import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ByteRange, DocumentStorage } from './port.ts';

/** The storage did not give the bytes it should have; says nothing about the document. */
export class StorageUnreadable extends Error {
  override readonly name = 'StorageUnreadable';
}

/** A stored document that is read here and there, with little of it in memory. */
export interface Content {
  readonly bytes: number;
  /** Up to `length` bytes; fewer at the end of the document, none beyond it. */
  at(start: number, length: number): Promise<Buffer>;
  stream(range?: ByteRange): Readable;
}

const BLOCK = 64 * 1024;
const BLOCKS_KEPT = 16;
/** A document is read a few times over, in pieces of a few bytes at the least. One that wants more leads its reader about. */
const TIMES_READ = 8;
const SMALLEST_PIECE = 16;
const PIECES_OF_ANY = 20_000;

/** @throws from what reads it, when a document is read for longer than its size is a reason for */
export function contentOf(storage: DocumentStorage, { key, bytes }: { key: string; bytes: number }): Content {
  let bytesLeft = TIMES_READ * bytes + BLOCKS_KEPT * BLOCK;
  let piecesLeft = Math.ceil(bytes / SMALLEST_PIECE) + PIECES_OF_ANY;
  const read = ({ start, end }: ByteRange = { start: 0, end: bytes - 1 }) => {
    bytesLeft -= end - start + 1;
    if (bytesLeft < 0) throw new Error('a document is read over and over');
    return Readable.from(guarded(storage.read(key, { start, end })), { objectMode: false });
  };
  const block = remembering(async (number) => {
    const start = number * BLOCK;
    const end = Math.min(start + BLOCK, bytes) - 1;
    const found = await buffer(read({ start, end }));
    if (found.length !== end - start + 1) throw new StorageUnreadable('the document is shorter than it was recorded');
    return found;
  });

  return {
    bytes,
    async at(start, length) {
      if (piecesLeft-- <= 0) throw new Error('a document is read in too many pieces');
      const end = Math.min(start + length, bytes);
      if (!(start >= 0) || start >= end) return Buffer.alloc(0);
      const parts: Buffer[] = [];
      for (let at = start; at < end; at = (Math.floor(at / BLOCK) + 1) * BLOCK) {
        const from = at % BLOCK;
        parts.push((await block(Math.floor(at / BLOCK))).subarray(from, from + end - at));
      }
      return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    },
    stream: read,
  };
}

async function* guarded(stored: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stored) yield chunk as Buffer;
  } catch (cause) {
    throw new StorageUnreadable('the storage does not give the document', { cause });
  }
}

/** The blocks read last, because formats are read in small steps that stay near each other. */
function remembering(load: (number: number) => Promise<Buffer>): (number: number) => Promise<Buffer> {
  const kept = new Map<number, Promise<Buffer>>();
  return (number) => {
    const found = kept.get(number) ?? load(number);
    kept.delete(number);
    kept.set(number, found);
    const oldest = kept.size > BLOCKS_KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return found;
  };
}
