import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A data key: `key` are the 32 bytes of AES-256. The id travels in front of each sealed value. */
export interface DataKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Seals values for one column; `place` is `table.column` and is authenticated, so a value cannot move to another column. */
export interface Sealer {
  /** Seals any JSON value. */
  seal(place: string, value: unknown): Buffer;
  /** Opens what `seal` made; throws when the key is unknown, the place is another one or a byte has changed. */
  open<T>(place: string, sealed: Uint8Array): T;
}

/** A sealer that also makes keyed hashes, for columns that are looked up by. */
export interface Vault extends Sealer {
  readonly hash: (purpose: string, value: string) => Buffer;
}

/**
 * Sealed form: one byte of key id length, the key id, 12 bytes of IV, 16 of tag, the ciphertext.
 * @param keys the first one seals; all of them open.
 */
export function createSealer(keys: readonly DataKey[]): Sealer {
  const current = keys[0];
  if (!current) throw new Error('At least one data key is needed.');
  const byId = new Map(keys.map((key) => [key.id, key]));
  return {
    seal: (place, value) => encrypt({ key: current, place, plain: Buffer.from(JSON.stringify(value)) }),
    open: <T>(place: string, sealed: Uint8Array) => JSON.parse(decrypt({ byId, place, sealed }).toString()) as T,
  };
}

/** HMAC-SHA256 under a key of its own; `purpose` keeps hashes of the same value in two columns apart. */
export function keyedHash(hashKey: Uint8Array, purpose: string, value: string): Buffer {
  return createHmac('sha256', hashKey).update(`${purpose}\0${value}`).digest();
}

/** The one object that repositories take for everything personal. */
export function createVault(secrets: { keys: readonly DataKey[]; hashKey: Uint8Array }): Vault {
  const sealer = createSealer(secrets.keys);
  return { ...sealer, hash: (purpose, value) => keyedHash(secrets.hashKey, purpose, value) };
}

function encrypt({ key, place, plain }: { key: DataKey; place: string; plain: Buffer }): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key.key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const id = Buffer.from(key.id);
  return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), body]);
}

interface Sealed {
  byId: ReadonlyMap<string, DataKey>;
  place: string;
  sealed: Uint8Array;
}

function decrypt({ byId, place, sealed }: Sealed): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const ivAt = 1 + (bytes[0] ?? 0);
  const key = byId.get(bytes.subarray(1, ivAt).toString());
  if (!key) throw new Error(`The data key of a sealed value in ${place} is not configured.`);
  const bodyAt = ivAt + IV_BYTES + TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key.key, bytes.subarray(ivAt, ivAt + IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(ivAt + IV_BYTES, bodyAt));
  return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]);
}
