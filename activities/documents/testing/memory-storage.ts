import { Readable } from 'node:stream';
import { DocumentMissing, type DocumentStorage } from '../port.ts';

/** Documents in memory, for tests of what reads them. */
export function memoryStorage(documents: Map<string, Buffer> = new Map()): DocumentStorage {
  return {
    async write(key, content) {
      const parts: Uint8Array[] = [];
      for await (const chunk of content) parts.push(chunk);
      documents.set(key, Buffer.concat(parts));
    },
    read(key, range) {
      const found = documents.get(key);
      if (!found) return missing();
      const wanted = range ? found.subarray(range.start, range.end + 1) : found;
      return Readable.from(pieces(wanted), { objectMode: false });
    },
    size: async (key) => documents.get(key)?.length,
    remove: async (key) => void documents.delete(key),
  };
}

function missing(): Readable {
  return new Readable({
    read() {
      this.destroy(new DocumentMissing());
    },
  });
}

function* pieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 16_384) yield content.subarray(at, at + 16_384);
}
