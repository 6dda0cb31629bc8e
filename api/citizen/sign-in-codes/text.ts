import type { Language } from '../../http/messages/language.ts';

/** The code in ASCII digits: phones offer it to the browser, and people type it as they like. */
const TEXTS: Record<Language, (code: string) => string> = {
  fa: (code) => `پیشخوان\nکد ورود: ${code}\nاین کد پنج دقیقه اعتبار دارد. آن را به کسی ندهید.`,
  en: (code) => `Pishkhan\nSign-in code: ${code}\nGood for five minutes. Give it to nobody.`,
};

export const codeText = (code: string, language: Language): string => TEXTS[language](code);
