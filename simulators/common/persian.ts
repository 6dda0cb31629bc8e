const JALALI = new Intl.DateTimeFormat('en-US-u-ca-persian-nu-latn', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function partsOf(instant: Date): Record<string, string> {
  return Object.fromEntries(JALALI.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** The Jalali year in Tehran, such as 1405. */
export function jalaliYear(instant: Date): string {
  return partsOf(instant)['year'] ?? '';
}

/** A Jalali date and time in Tehran, such as «۱۴۰۵/۰۹/۰۲، ۱۲:۳۴:۵۶». */
export function persianTime(iso: string): string {
  const { year, month, day, hour, minute, second } = partsOf(new Date(iso));
  return persianDigits(`${year}/${month}/${day}، ${hour}:${minute}:${second}`);
}

export function persianDigits(value: string | number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

/** A mobile number in E.164 from any usual Iranian spelling, Persian and Arabic digits too. */
export function toE164(text: string): string | undefined {
  const ascii = text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replace(/[\s()-]/g, '');
  const match = /^(?:\+98|0098|98|0)?(9\d{9})$/.exec(ascii);
  return match ? `+98${match[1]}` : undefined;
}

/** How a number is written inside the country: 09121234567. */
export function toLocalNumber(e164: string): string {
  return e164.replace(/^\+98/, '0');
}
