import { device, readKept, useKept, writeKept } from './keep.ts';
import { me } from './session.ts';

const nameOf = (key: string) => `${me.get()?.id}/${key}`;

/** What somebody types, kept on this device: a tab that is closed loses nothing. `forget` is for when the server has it. */
export const useTyped = <T>(key: string, initial: T) => useKept(nameOf(key), initial, device);

/** A text of a draft that the server does not have yet, and what the server had when its writing began. */
export interface Unsaved {
  text: string;
  base: string;
}

/** The texts of a draft that are saved while they are written. */
export type DraftText = 'subject' | 'body';

/** Something of this person's on this device. */
export const onDevice = <T>(key: string) => {
  const name = nameOf(key);
  return {
    read: (): T | null => readKept<T | null>(name, null, device),
    /** Not for somebody who has signed out meanwhile. */
    write: (value: T): void => void (me.get() && writeKept(name, value, device)),
    forget: (): void => device.removeItem(name),
  };
};

/** Where a text of a draft stands until it is saved. */
export const unsavedText = (draft: string, field: DraftText) => onDevice<Unsaved>(`${draft}/${field}`);

/** Which text of a draft was typed and not saved, in an earlier tab perhaps. */
export const unsavedOf = (draft: string): DraftText | undefined =>
  (['subject', 'body'] as const).find((field) => unsavedText(draft, field).read());

/** For when the letter is a draft no more. */
export const forgetTyped = (draft: string): void => device.clear((name) => name.startsWith(nameOf(`${draft}/`)));
