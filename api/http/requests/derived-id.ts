export type Hash = (purpose: string, value: string) => Buffer;

/** A uuid (version 8) that the same parts always give, and that nobody without the key can foresee. */
export const derivedId = (hash: Hash, ...parts: readonly string[]): string => {
  const bytes = hash('id', JSON.stringify(parts)).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
