const bytesOf = (count: number) => crypto.getRandomValues(new Uint8Array(count));

/** A random id; `crypto.randomUUID` is missing on plain HTTP of a foreign host. */
export const newKey = (): string => Array.from(bytesOf(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
