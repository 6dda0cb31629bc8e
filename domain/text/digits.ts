/** Persian ۰-۹ (U+06F0…) and Arabic ٠-٩ (U+0660…) digits become ASCII; everything else stays as it is. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** ASCII and Arabic digits become the Persian ones, for the screen and for SMS. The wire keeps ASCII. */
export function toPersianDigits(text: string): string {
  return toAsciiDigits(text).replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}
