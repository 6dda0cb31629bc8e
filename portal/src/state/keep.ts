import { useState } from 'preact/hooks';
import { createKeep, type Keep } from '../../../client/keep.ts';

/** What this tab remembers until it is closed or the person signs out. */
export const keep = createKeep('pishkhan/');

/** What this device remembers until the server has it or the person signs out; each name begins with the person's id. */
export const device = createKeep('pishkhan/typed/', () => localStorage);

export const readKept = <T>(key: string, initial: T, from: Keep = keep): T => {
  const text = from.getItem(key);
  if (text === null) return initial;
  try {
    return (JSON.parse(text) as T) ?? initial;
  } catch {
    return initial;
  }
};

export const writeKept = (key: string, value: unknown, to: Keep = keep): void => to.setItem(key, JSON.stringify(value));

/** State that a reload does not lose. `forget` is for when the server has it. */
export const useKept = <T>(key: string, initial: T, where: Keep = keep): [T, (value: T) => void, () => void] => {
  const [value, setValue] = useState(() => readKept(key, initial, where));
  const set = (next: T) => {
    writeKept(key, next, where);
    setValue(next);
  };
  return [value, set, () => where.removeItem(key)];
};
