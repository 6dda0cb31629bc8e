import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ENCODING = new TextEncoder().encode('binary/encrypted');
const utf8 = new TextDecoder();
const PayloadMessage = proto.temporal.api.common.v1.Payload;

export interface PayloadKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/**
 * Encrypts all that the engine stores: AES-256-GCM, the key's id in the metadata and bound to the ciphertext.
 * @param keys the first encrypts, each of them decrypts; a key in use by a stored history is never removed
 */
export function createPayloadCodec(keys: readonly [PayloadKey, ...PayloadKey[]]): PayloadCodec {
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    encode: async (payloads) => payloads.map((payload) => encrypt(payload, keys[0])),
    decode: async (payloads) => payloads.map((payload) => (isEncrypted(payload) ? decrypt(payload, byId) : payload)),
  };
}

const isEncrypted = ({ metadata }: Payload): boolean =>
  utf8.decode(metadata?.encoding ?? undefined) === 'binary/encrypted';

function encrypt(payload: Payload, { id, key }: PayloadKey): Payload {
  const keyId = new TextEncoder().encode(id);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(keyId);
  const sealed = Buffer.concat([cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()]);
  return {
    metadata: { encoding: ENCODING, 'encryption-key-id': keyId },
    data: Buffer.concat([nonce, sealed, cipher.getAuthTag()]),
  };
}

function decrypt({ metadata, data }: Payload, keys: ReadonlyMap<string, Uint8Array>): Payload {
  const keyId = metadata?.['encryption-key-id'] ?? new Uint8Array();
  const key = keys.get(utf8.decode(keyId));
  if (!key) throw new Error('A payload is encrypted with a key that is not configured.');
  const bytes = Buffer.from(data ?? []);
  const tagStart = bytes.length - TAG_BYTES;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(keyId);
  decipher.setAuthTag(bytes.subarray(tagStart));
  const open = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, tagStart)), decipher.final()]);
  return PayloadMessage.toObject(PayloadMessage.decode(open), { bytes: Uint8Array });
}
