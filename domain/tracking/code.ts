import type { Brand } from '../identity/brand.ts';
import { compact } from '../text/invisible.ts';
import { toAsciiDigits } from '../text/digits.ts';

/** The code with which an applicant follows a letter, in the one form that is stored, sent and shown: `XXXX-XXXX-XXXX`. */
export type TrackingCode = Brand<'TrackingCode'>;

/**
 * No two of these look alike: of each of the groups 0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V W and V Y at most one is left.
 * There are 23, a prime, which the check character rests on.
 */
export const TRACKING_ALPHABET = '23456789ACEFHJKMNPRTWXY';

/** Random bytes to give to {@link makeTrackingCode}: about 1 in 85 is thrown away, so that 32 are enough but once in 10³⁰ times. */
export const TRACKING_CODE_BYTES = 32;

const BASE = TRACKING_ALPHABET.length;
const RANDOM_CHARACTERS = 11;
/** Bytes from here on would make the first characters of the alphabet likelier than the others, and are thrown away. */
const FIRST_BIASED_BYTE = 256 - (256 % BASE);
const COMPACT_FORM = new RegExp(`^[${TRACKING_ALPHABET}]{${RANDOM_CHARACTERS + 1}}$`);

/**
 * Σ (i+1)·cᵢ mod 23 over the 11 random characters. The check character enters with the weight −1, so all twelve weights differ and
 * none is 0; modulo a prime, one wrong character or two exchanged ones then always change the sum (as in ISBN-10, modulo 11).
 */
function checkValue(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + (index + 1) * value, 0) % BASE;
}

const show = (code: string): TrackingCode => code.replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3') as TrackingCode;

/**
 * Makes a code of 11 random characters and a check character: 23¹¹ is more than 2⁴⁹, too many to guess at through a limited service.
 * The bytes have to come from a cryptographic source; a workflow's own random numbers can be computed from its ids.
 * @throws RangeError when fewer than 11 bytes are usable; {@link TRACKING_CODE_BYTES} bytes practically never are too few.
 */
export function makeTrackingCode(randomBytes: Uint8Array): TrackingCode {
  const usable = [...randomBytes].filter((byte) => byte < FIRST_BIASED_BYTE).slice(0, RANDOM_CHARACTERS);
  if (usable.length < RANDOM_CHARACTERS) throw new RangeError('too few random bytes for a tracking code');
  const values = usable.map((byte) => byte % BASE);
  return show([...values, checkValue(values)].map((value) => TRACKING_ALPHABET.charAt(value)).join(''));
}

/**
 * Reads a code as people type or paste it: in any case, with Persian digits, and with spaces, dashes and direction marks anywhere.
 * Gives `undefined` for what no code can be, so that a slip is told from a letter that does not exist, without a look-up.
 */
export function parseTrackingCode(text: string): TrackingCode | undefined {
  const code = compact(toAsciiDigits(text)).toUpperCase();
  if (!COMPACT_FORM.test(code)) return undefined;
  const values = [...code].map((character) => TRACKING_ALPHABET.indexOf(character));
  return checkValue(values.slice(0, RANDOM_CHARACTERS)) === values[RANDOM_CHARACTERS] ? show(code) : undefined;
}
