import { Buffer } from 'node:buffer';
import type { Environment } from './environment.ts';
import { withoutFaults, type Reader } from './reader.ts';

export interface Key {
  readonly id: string;
  readonly key: Uint8Array;
}

/** The first key encrypts, each of them decrypts. */
export type KeyRing = readonly [Key, ...Key[]];

const NO_KEY = new Uint8Array();
const BYTES = '32 bytes in base64';

export const readKey = (read: Reader, name: string): Uint8Array =>
  read.formed(name, { parse: keyBytes, form: BYTES, instead: NO_KEY });

export function readKeys(read: Reader, name: string): KeyRing {
  const form = `id:key,… with keys of ${BYTES} and ids that differ`;
  const keys = read.formed<KeyRing>(name, { parse: parseKeys, form, instead: [{ id: '', key: NO_KEY }] });
  read.refuseDevelopment(
    name,
    keys.map(({ id }) => id),
  );
  return keys;
}

/**
 * The data keys alone, for commands that need nothing else.
 * @throws ConfigError
 */
export const toDataKeys = (env: Environment): KeyRing =>
  withoutFaults(env, (read) => readKeys(read, 'PISHKHAN_DATA_KEYS'));

function parseKeys(value: string): KeyRing | undefined {
  const parsed = value.split(',').map(parseKey);
  const [first, ...rest] = parsed.filter((one) => one !== undefined);
  const distinct = new Set(parsed.map((one) => one?.id)).size === parsed.length;
  return first !== undefined && rest.length + 1 === parsed.length && distinct ? [first, ...rest] : undefined;
}

function parseKey(entry: string): Key | undefined {
  const [, id, base64] = /^([\w.-]{1,40}):([A-Za-z0-9+/]+=*)$/.exec(entry.trim()) ?? [];
  const key = base64 === undefined ? undefined : keyBytes(base64);
  return id === undefined || key === undefined ? undefined : { id, key };
}

function keyBytes(base64: string): Uint8Array | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const constant = new Set(bytes).size === 1;
  return bytes.length === 32 && !constant ? new Uint8Array(bytes) : undefined;
}
