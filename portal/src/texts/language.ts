import { createStore } from '../state/store.ts';

export type Language = 'fa' | 'en';

const KEY = 'pishkhan/language';

const stored = (): Language => {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'fa';
  } catch {
    return 'fa';
  }
};

export const language = createStore<Language>(stored());

/** The page's own language and direction follow; the choice is remembered in this browser. */
export const applyLanguage = (chosen: Language): void => {
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === 'fa' ? 'rtl' : 'ltr';
  if (language.get() === chosen) return;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Storage is forbidden: the choice lasts until the page is left.
  }
  language.set(chosen);
};
