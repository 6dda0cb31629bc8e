import { compact } from '../text/invisible.ts';
import { toAsciiDigits } from '../text/digits.ts';

const SIX_DIGITS = /(?<!\d)\d{6}(?!\d)/g;
/** The last line of a message for browsers (WebOTP): `@example.ir #123456`. */
const MARKED = /#(\d{6})\s*$/;

/**
 * Reads the code of a text message as people type it, digit by digit or in groups, or paste it with the whole message around it.
 * Gives `undefined` when there is no code of six digits, or more than one.
 */
export function parseOneTimeCode(text: string): string | undefined {
  const ascii = toAsciiDigits(text);
  const bare = compact(ascii);
  if (/^\d{6}$/.test(bare)) return bare;
  const [only, ...others] = new Set(MARKED.exec(ascii)?.slice(1) ?? ascii.match(SIX_DIGITS));
  return others.length === 0 ? only : undefined;
}
