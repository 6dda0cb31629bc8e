/** GSM 03.38, the basic alphabet: one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension: two septets each. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** Units that a message holds alone, and in each of several parts, of which a header takes the rest. */
const GSM = { alone: 160, each: 153 };
const UCS2 = { alone: 70, each: 67 };

export interface SmsSize {
  readonly parts: number;
  /** Units that it takes; a character of the GSM alphabet's extension, or of two UTF-16 units, takes two. */
  readonly units: number;
  /** Units that each part of it holds. */
  readonly perPart: number;
  readonly alphabet: 'gsm' | 'ucs2';
}

/**
 * What a text message costs: each part is paid for. One character outside the GSM alphabet makes all of it UCS-2. A character
 * of two units is never cut in two. Source: 3GPP TS 23.038 and 23.040.
 */
export function smsSize(text: string): SmsSize {
  const characters = [...text];
  const isGsm = characters.every((one) => BASIC.has(one) || EXTENDED.has(one));
  const [size, alphabet] = isGsm ? ([GSM, 'gsm'] as const) : ([UCS2, 'ucs2'] as const);
  const each = characters.map((one) => (isGsm ? (BASIC.has(one) ? 1 : 2) : one.length));
  const units = each.reduce((sum, unit) => sum + unit, 0);
  if (units <= size.alone) return { parts: 1, units, perPart: size.alone, alphabet };
  let [parts, room] = [1, size.each];
  for (const unit of each) {
    if (unit > room) [parts, room] = [parts + 1, size.each];
    room -= unit;
  }
  return { parts, units, perPart: size.each, alphabet };
}

export const smsParts = (text: string): number => smsSize(text).parts;
