import { isIP } from 'node:net';
import { smsParts } from '../../../domain/text/sms-parts.ts';
import type { Language } from '../../http/texts/language.ts';

/** The code in ASCII digits: phones offer it to the browser, and people type it as they like. */
const WORDS: Record<Language, (code: string) => { code: string; warning: string }> = {
  fa: (code) => ({ code: `کد ورود پیشخوان: ${code}`, warning: 'به کسی ندهید.' }),
  en: (code) => ({ code: `Pishkhan sign-in code: ${code}`, warning: 'Good for five minutes. Give it to nobody.' }),
};

/** One part at most: what makes it longer is left out, the line by which browsers fill the code in (WebOTP) last. */
export const codeText = (code: string, { language, publicUrl }: { language: Language; publicUrl: string }): string => {
  const words = WORDS[language](code);
  const { hostname } = new URL(publicUrl);
  const forBrowsers = isIP(hostname.replace(/[[\]]/g, '')) ? [] : [`@${hostname} #${code}`];
  const choices = [
    [words.code, words.warning, ...forBrowsers],
    [words.code, ...forBrowsers],
    [words.code, words.warning],
  ];
  return choices.map((lines) => lines.join('\n')).find((text) => smsParts(text) === 1) ?? words.code;
};
