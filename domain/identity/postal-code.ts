import { compact } from '../text/invisible.ts';
import { toAsciiDigits } from '../text/digits.ts';
import type { Brand } from './brand.ts';

/** An Iranian postal code (کد پستی): ten ASCII digits. */
export type PostalCode = Brand<'PostalCode'>;

/** The first five digits know neither 0 nor 2, and a code does not begin with four equal digits. It carries no check digit. */
const POSTAL_CODE = /^(?!(\d)\1{3})[13-9]{5}\d{5}$/;

/** Reads a postal code, in Persian or Arabic digits, with the usual dash or spaces in between. */
export function parsePostalCode(text: string): PostalCode | undefined {
  const digits = compact(toAsciiDigits(text));
  return POSTAL_CODE.test(digits) ? (digits as PostalCode) : undefined;
}
