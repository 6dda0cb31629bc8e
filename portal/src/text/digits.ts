import { toAsciiDigits, toPersianDigits, toPersianText } from '../../../domain/text/digits.ts';
import type { Language } from '../texts/language.ts';

/** Digits as the language of the screen writes them. */
export const localDigits = (text: string | number, language: Language): string =>
  language === 'fa' ? toPersianDigits(String(text)) : String(text);

/** What people wrote, in the digits of the screen's language. */
export const localText = (text: string, language: Language): string => (language === 'fa' ? toPersianText(text) : text);

/** What is left of a number that a person typed: its digits alone, in ASCII. */
export const onlyDigits = (text: string): string => toAsciiDigits(text).replace(/\D/g, '');
