import type { InspectedFile } from './inspect.ts';
import type { Verdict } from './verdict.ts';

/** The bytes of `start` up to and including `end`, both counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where documents' bytes lie. Keys are lower-case paths of `[a-z0-9-]` segments joined by `/`;
 * any other key is refused with {@link InvalidStorageKey}.
 */
export interface DocumentStorage {
  /**
   * Stores `content` under `key`, replacing what was there. Afterwards it is either wholly and durably there or, when
   * this throws, the key is as it was before.
   * @throws {StorageFull} when there is no room
   */
  write(key: string, content: AsyncIterable<Uint8Array>): Promise<void>;

  /**
   * The bytes under `key`, all or one range, as far as the content goes. The stream fails with
   * {@link DocumentMissing} when there is nothing under the key.
   */
  read(key: string, range?: ByteRange): NodeJS.ReadableStream;

  /** Bytes under `key`, `undefined` when there is nothing. */
  size(key: string): Promise<number | undefined>;

  /** Removes what is under `key`; removing nothing is fine. */
  remove(key: string): Promise<void>;
}

/** There is no room for the content; nothing of it was kept. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
  constructor() {
    super('the document storage is full');
  }
}

/** Nothing lies under the key that was read. */
export class DocumentMissing extends Error {
  override readonly name = 'DocumentMissing';
  constructor() {
    super('no document is stored under this key');
  }
}

/** The key could not have been made by this product. */
export class InvalidStorageKey extends Error {
  override readonly name = 'InvalidStorageKey';
  constructor() {
    super('a storage key has segments of a-z, 0-9 and -, joined by /');
  }
}

/** How long a document may be looked at, and may wait for its turn, in milliseconds. Those of one lane wait for each other alone. */
export interface InspectionBounds {
  readonly lane: 'short' | 'lasting';
  readonly withinMs: number;
  readonly waitMs: number;
}

/** Looks at documents where one that takes for ever can be ended. */
export interface DocumentInspection {
  /**
   * @returns the verdict, or `out-of-time` when it took longer or more memory than it may; nothing of it goes on then
   * @throws when the storage does not give the document, or its turn does not come in time
   */
  inspect(file: InspectedFile, bounds: InspectionBounds): Promise<Verdict | 'out-of-time'>;
}
