import { useState } from 'preact/hooks';
import { createKeep } from '../../../client/keep.ts';

/** What this tab remembers until it is closed or the person signs out. */
export const keep = createKeep('pishkhan/');

export const readKept = <T>(key: string, initial: T): T => {
  const text = keep.getItem(key);
  if (text === null) return initial;
  try {
    return (JSON.parse(text) as T) ?? initial;
  } catch {
    return initial;
  }
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
