import { toAsciiDigits, toPersianDigits } from '../../../domain/text/digits.ts';
import type { Language } from '../texts/language.ts';

/** Digits as the language of the screen writes them. */
export const localDigits = (text: string | number, language: Language): string =>
  language === 'fa' ? toPersianDigits(String(text)) : String(text);

/** What is left of a number that a person typed: its digits alone, in ASCII. */
export const onlyDigits = (text: string): string => toAsciiDigits(text).replace(/\D/g, '');
