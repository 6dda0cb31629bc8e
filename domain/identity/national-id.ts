import { compact } from '../text/invisible.ts';
import { toAsciiDigits } from '../text/digits.ts';
import type { Brand } from './brand.ts';

/** A natural person's national ID (کد ملی): ten ASCII digits. A leading zero is part of it, so it is never a number. */
export type NationalId = Brand<'NationalId'>;

/**
 * The tenth digit that belongs to nine others: with s = Σ dᵢ·(10−i), i = 0…8, and r = s mod 11, it is r when r < 2, else 11 − r.
 * Source: the check-digit rule for کد ملی in general use in Iranian public services.
 */
export function nationalIdCheckDigit(nineDigits: string): number {
  const sum = [...nineDigits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const remainder = sum % 11;
  return remainder < 2 ? remainder : 11 - remainder;
}

/**
 * Reads a national ID as people write it: Persian or Arabic digits, with spaces or dashes. Gives `undefined` when it is not ten
 * digits, when the check digit is another, and for ten equal digits, all of which satisfy the rule. Of those one alone is known to be given to
 * a person: 1111111111, whose bearer the press has told of, and which other validators take for that reason. Missing leading zeros are
 * not supplied: that would turn a forgotten digit into somebody else's number.
 */
export function parseNationalId(text: string): NationalId | undefined {
  const digits = compact(toAsciiDigits(text));
  if (!/^\d{10}$/.test(digits) || /^([02-9])\1{9}$/.test(digits)) return undefined;
  return nationalIdCheckDigit(digits) === Number(digits[9]) ? (digits as NationalId) : undefined;
}
