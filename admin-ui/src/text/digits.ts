const PERSIAN_ZERO = 0x06f0;
const ARABIC_ZERO = 0x0660;

const fromBlock = (zero: number) => (digit: string) => String(digit.charCodeAt(0) - zero);

/** ۱۲۳ and ١٢٣ become 123; everything else stays. */
export const toAsciiDigits = (text: string): string =>
  text.replace(/[۰-۹]/g, fromBlock(PERSIAN_ZERO)).replace(/[٠-٩]/g, fromBlock(ARABIC_ZERO));

/** 123 becomes ۱۲۳. */
export const toPersianDigits = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(PERSIAN_ZERO + Number(digit)));

/** A number or a code in the digits of the screen's language; codes with Latin letters stay as they are. */
export const localDigits = (text: string | number, locale: string): string =>
  locale === 'fa' && !/[a-z]/i.test(String(text)) ? toPersianDigits(String(text)) : String(text);

/**
 * A text that a person wrote, in the digits of the screen's language. What is not in Persian letters stays as it is, and so do
 * words with Latin letters, such as addresses and codes.
 */
export const localText = (text: string, locale: string): string =>
  locale === 'fa' && /[\u0621-\u06cc]/.test(text) ? text.replace(/\S+/g, (word) => localDigits(word, locale)) : text;
