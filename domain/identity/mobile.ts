import { compact } from '../text/invisible.ts';
import { toAsciiDigits } from '../text/digits.ts';
import type { Brand } from './brand.ts';

/** An Iranian mobile number in E.164: `+989` and nine ASCII digits. */
export type Mobile = Brand<'Mobile'>;

/** Ways of writing the same number: +98912…, 0098912…, 98912…, 0912…, 912…. Operators' prefixes change, so none is checked. */
const MOBILE = /^(?:\+98|0098|98|0)?(9\d{9})$/;

/** Reads a mobile number in any of its usual forms, in Persian or Arabic digits, with spaces, dashes or brackets. */
export function parseMobile(text: string): Mobile | undefined {
  const national = MOBILE.exec(compact(toAsciiDigits(text)).replace(/[()]/g, ''))?.[1];
  return national === undefined ? undefined : (`+98${national}` as Mobile);
}

/** What an applicant gives beside a tracking code to follow a letter without signing in. */
export const lastFourDigits = (mobile: Mobile): string => mobile.slice(-4);

/** The number as people in Iran read and dial it: `09121234567`. */
export const toNationalForm = (mobile: Mobile): string => `0${mobile.slice(3)}`;
