import { createKeep } from '../../../client/keep.ts';

const PREFIX = 'PishkhanDesk.text.';

/** What somebody is writing, under a name that begins with their id. */
const createKept = (storage: () => Storage) => {
  const { getItem, setItem, removeItem, clear } = createKeep(PREFIX, storage);
  return {
    read: (name: string): string => getItem(name) ?? '',
    keep: (name: string, text: string): void => (text === '' ? removeItem(name) : setItem(name, text)),
    clear,
  };
};

/** The words of commands, on this device until they are sent or their writer signs out: a tab that is closed loses nothing. */
export const keptTexts = createKept(() => localStorage);

/** What is changed in a form, in this tab. */
export const keptForms = createKept(() => sessionStorage);

/** Nothing of a person stays on a device that others use too; `but` is who has signed in now. */
export const forgetTexts = (but?: string): void => {
  const isOver = (name: string) => but === undefined || !name.startsWith(`${but} `);
  for (const kept of [keptTexts, keptForms]) kept.clear(isOver);
};
