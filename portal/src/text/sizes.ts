import type { Language } from '../texts/language.ts';
import { localDigits } from './digits.ts';

const UNITS: Record<Language, readonly string[]> = {
  fa: ['بایت', 'کیلوبایت', 'مگابایت', 'گیگابایت'],
  en: ['bytes', 'kB', 'MB', 'GB'],
};

/** «۱٫۴ مگابایت», “1.4 MB”. */
export const formatBytes = (bytes: number, language: Language): string => {
  const step = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** step;
  const digits = amount < 10 && step > 0 ? amount.toFixed(1).replace(/\.0$/, '') : String(Math.round(amount));
  const number = language === 'fa' ? digits.replace('.', '٫') : digits;
  return `${localDigits(number, language)} ${UNITS[language][step]}`;
};
