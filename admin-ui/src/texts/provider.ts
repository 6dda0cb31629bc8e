import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';

export type Locale = 'fa' | 'en';

const LOCALES = [
  { locale: 'fa', name: 'فارسی' },
  { locale: 'en', name: 'English' },
];

const LOADERS: Record<Locale, () => Promise<TranslationMessages>> = {
  fa: async () => {
    const [framework, { fa }] = await Promise.all([import('ra-language-farsi'), import('./fa.ts')]);
    return { ...framework.default, ...fa };
  },
  en: async () => {
    const [framework, { en }] = await Promise.all([import('ra-language-english'), import('./en.ts')]);
    return { ...framework.default, ...en };
  },
};

export const toLocale = (value: unknown): Locale => (value === 'en' ? 'en' : 'fa');

/** The page says its language and direction before anything is painted in it. */
const markDocument = (locale: Locale): void => {
  document.documentElement.lang = locale;
  document.documentElement.dir = locale === 'fa' ? 'rtl' : 'ltr';
};

/** Messages of one language at a time; the other arrives when it is asked for. */
export const loadI18nProvider = async (initial: Locale): Promise<I18nProvider> => {
  const texts = await LOADERS[initial]();
  markDocument(initial);
  const provider = polyglotI18nProvider(
    (locale) => (locale === initial ? texts : LOADERS[toLocale(locale)]()),
    initial,
    LOCALES,
    { allowMissing: true },
  );
  return {
    ...provider,
    changeLocale: async (locale) => {
      await provider.changeLocale(locale);
      markDocument(toLocale(locale));
    },
  };
};
