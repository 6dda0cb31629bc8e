import { compact } from '../text/invisible.ts';
import { toAsciiDigits } from '../text/digits.ts';
import type { Brand } from './brand.ts';

/** An Iranian mobile number in E.164: `+989` and nine ASCII digits. */
export type Mobile = Brand<'Mobile'>;

/**
 * Ways of writing the same number: +98912…, +98(0)912…, +980912…, 0098912…, 98912…, 0912…, 912…. Operators' prefixes change, so none
 * is checked.
 */
const MOBILE = /^(?:(?:\+|00)?980?|0)?(9\d{9})$/;
const PUNCTUATION = /[()./·•]/g;

/** Reads a mobile number as people write it: in Persian or Arabic digits, with spaces, dashes, dots, slashes or brackets. */
export function parseMobile(text: string): Mobile | undefined {
  const national = MOBILE.exec(compact(toAsciiDigits(text)).replace(PUNCTUATION, ''))?.[1];
  return national === undefined ? undefined : (`+98${national}` as Mobile);
}

/** What an applicant gives beside a tracking code to follow a letter without signing in. */
export const lastFourDigits = (mobile: Mobile): string => mobile.slice(-4);

/** The number as people in Iran read and dial it: `09121234567`. */
export const toNationalForm = (mobile: Mobile): string => `0${mobile.slice(3)}`;

/** {@link toNationalForm} in groups, for the screen: `0912 123 4567`. What is no mobile stays as it is. */
export const toReadableForm = (text: string): string => {
  const mobile = parseMobile(text);
  return mobile ? toNationalForm(mobile).replace(/^(\d{4})(\d{3})(\d{4})$/, '$1 $2 $3') : text;
};
