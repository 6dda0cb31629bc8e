import type common from './fa/common.ts';
import type documents from './fa/documents.ts';
import type home from './fa/home.ts';
import type letter from './fa/letter.ts';
import type letters from './fa/letters.ts';
import type profile from './fa/profile.ts';
import type programs from './fa/programs.ts';
import type receipt from './fa/receipt.ts';
import type signIn from './fa/sign-in.ts';
import type tracking from './fa/tracking.ts';
import type wizard from './fa/wizard.ts';
import { untilItArrives } from '../state/arriving.ts';
import { useStore } from '../state/store.ts';
import { applyLanguage, language, type Language } from './language.ts';

/** Persian is the source; English files are typed by it. */
export interface Catalogue {
  common: typeof common;
  documents: typeof documents;
  home: typeof home;
  letter: typeof letter;
  letters: typeof letters;
  profile: typeof profile;
  programs: typeof programs;
  receipt: typeof receipt;
  'sign-in': typeof signIn;
  tracking: typeof tracking;
  wizard: typeof wizard;
}

export type Namespace = keyof Catalogue;

const files = import.meta.glob<{ default: unknown }>('./{fa,en}/*.ts');
const loaded: Record<Language, Partial<Record<Namespace, unknown>>> = { fa: {}, en: {} };

const loadOne = async (chosen: Language, name: Namespace): Promise<void> => {
  const file = files[`./${chosen}/${name}.ts`];
  if (file) loaded[chosen][name] ??= (await untilItArrives(file)).default;
};

/** A route names the texts it needs, and is shown when they are here. */
export const loadTexts = (names: readonly Namespace[], chosen = language.get()): Promise<unknown> =>
  Promise.all(names.map((name) => loadOne(chosen, name)));

/** Loads what is on screen in the other language first, so that nothing on it flickers or is lost. */
export const switchLanguage = async (chosen: Language): Promise<void> => {
  await loadTexts(Object.keys(loaded[language.get()]) as Namespace[], chosen);
  applyLanguage(chosen);
};

export const useTexts = <N extends Namespace>(name: N): Catalogue[N] => {
  const chosen = useStore(language);
  return loaded[chosen][name] as Catalogue[N];
};
