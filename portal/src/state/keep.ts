import { useState } from 'preact/hooks';

const PREFIX = 'pishkhan/';

/** What this tab remembers until it is closed or the person signs out; a browser that forbids storage just forgets. */
export const keep = {
  getItem: (key: string): string | null => attempt(() => sessionStorage.getItem(PREFIX + key)) ?? null,
  setItem: (key: string, value: string): void => void attempt(() => sessionStorage.setItem(PREFIX + key, value)),
  removeItem: (key: string): void => void attempt(() => sessionStorage.removeItem(PREFIX + key)),
  clear: (): void => void attempt(() => sessionStorage.clear()),
};

export const readKept = <T>(key: string, initial: T): T => {
  const text = keep.getItem(key);
  if (text === null) return initial;
  return attempt(() => JSON.parse(text) as T) ?? initial;
};

export const writeKept = (key: string, value: unknown): void => keep.setItem(key, JSON.stringify(value));

/** State that a reload does not lose. `forget` is for when the server has it. */
export const useKept = <T>(key: string, initial: T): [T, (value: T) => void, () => void] => {
  const [value, setValue] = useState(() => readKept(key, initial));
  const set = (next: T) => {
    writeKept(key, next);
    setValue(next);
  };
  return [value, set, () => keep.removeItem(key)];
};

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
