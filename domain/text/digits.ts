/** Persian ۰-۹ (U+06F0…) and Arabic ٠-٩ (U+0660…) digits become ASCII; everything else stays as it is. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** ASCII and Arabic digits become the Persian ones, for the screen and for SMS. The wire keeps ASCII. */
export function toPersianDigits(text: string): string {
  return toAsciiDigits(text).replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

/**
 * A text that a person wrote, in Persian digits. What is not in Persian letters stays as it is, and so do words with Latin letters,
 * such as addresses and codes.
 */
export const toPersianText = (text: string): string =>
  /[\u0621-\u06cc]/.test(text)
    ? text.replace(/\S+/g, (word) => (/[a-z]/i.test(word) ? word : toPersianDigits(word)))
    : text;
