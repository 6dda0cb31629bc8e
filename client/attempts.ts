import type { Keep } from './keep.ts';

/** A short name for a call: its method, address and content. Not for secrets: anyone can compute it. */
export const fingerprint = (text: string): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}-${text.length.toString(36)}`;
};

interface Attempts {
  keep: Keep;
  newKey: () => string;
  /** Whether a failure says for sure that nothing was done. */
  isFinal: (error: unknown) => boolean;
}

/**
 * One logical attempt has one `Idempotency-Key`: it is kept, through reloads too, until the outcome is sure, and a call that
 * is made again while it is under way (a double click) joins the first one.
 */
export const createAttempts = ({ keep, newKey, isFinal }: Attempts) => {
  const underWay = new Map<string, Promise<unknown>>();

  const keyOf = (slot: string): string => {
    const key = keep.getItem(slot) ?? newKey();
    keep.setItem(slot, key);
    return key;
  };

  const settle = async <T>(slot: string, outcome: Promise<T>): Promise<T> => {
    try {
      const result = await outcome;
      keep.removeItem(slot);
      return result;
    } catch (error) {
      if (isFinal(error)) keep.removeItem(slot);
      throw error;
    } finally {
      underWay.delete(slot);
    }
  };

  return <T>(call: string, run: (key: string) => Promise<T>): Promise<T> => {
    const slot = `attempt/${fingerprint(call)}`;
    const first = underWay.get(slot) as Promise<T> | undefined;
    if (first) return first;
    const outcome = settle(slot, run(keyOf(slot)));
    underWay.set(slot, outcome);
    return outcome;
  };
};
