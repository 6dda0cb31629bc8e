import { toPersianDigits } from '../../../domain/text/digits.ts';

export { toAsciiDigits } from '../../../domain/text/digits.ts';

/** A number or a code in the digits of the screen's language; codes with Latin letters stay as they are. */
export const localDigits = (text: string | number, locale: string): string =>
  locale === 'fa' && !/[a-z]/i.test(String(text)) ? toPersianDigits(String(text)) : String(text);
