/** A random v4 UUID; `crypto.randomUUID` is missing on plain HTTP. */
export const randomId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/**
 * One key for each thing that the user wants, kept until the server has answered for good. The same call with the
 * same content is the same intention, so pressing the button again after a cut connection does not do it twice.
 */
export const createIntentions = (newKey: () => string = randomId) => {
  const open = new Map<string, string>();
  return {
    keyFor(intention: string): string {
      const key = open.get(intention) ?? newKey();
      open.set(intention, key);
      return key;
    },
    settle(intention: string): void {
      open.delete(intention);
    },
  };
};

export type Intentions = ReturnType<typeof createIntentions>;
