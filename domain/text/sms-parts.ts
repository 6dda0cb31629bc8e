/** GSM 03.38, the basic alphabet: one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension: two septets each. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** Units that a message holds alone, and in each of several parts, of which a header takes the rest. */
const GSM = { alone: 160, each: 153 };
const UCS2 = { alone: 70, each: 67 };

/**
 * How many parts a text message has: each is paid for. One character outside the GSM alphabet makes all of it UCS-2. A character
 * of two units is never cut in two. Source: 3GPP TS 23.038 and 23.040.
 */
export function smsParts(text: string): number {
  const characters = [...text];
  const isGsm = characters.every((one) => BASIC.has(one) || EXTENDED.has(one));
  const size = isGsm ? GSM : UCS2;
  const units = characters.map((one) => (isGsm ? (BASIC.has(one) ? 1 : 2) : one.length));
  if (units.reduce((sum, unit) => sum + unit, 0) <= size.alone) return 1;
  let [parts, room] = [1, size.each];
  for (const unit of units) {
    if (unit > room) [parts, room] = [parts + 1, size.each];
    room -= unit;
  }
  return parts;
}
