import { compact } from '../text/invisible.ts';
import { toAsciiDigits } from '../text/digits.ts';
import type { Brand } from './brand.ts';

/** A legal person's national ID (شناسه ملی): eleven ASCII digits. */
export type LegalId = Brand<'LegalId'>;

const WEIGHTS = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];

/**
 * The eleventh digit that belongs to ten others: with k = d₉ + 2 (d₉ the tenth digit) it is Σ (k + dᵢ)·wᵢ mod 11, and 10 counts as 0.
 * Source: the check-digit rule for شناسه ملی اشخاص حقوقی in general use in Iranian public services.
 */
export function legalIdCheckDigit(tenDigits: string): number {
  const offset = Number(tenDigits[9]) + 2;
  const sum = WEIGHTS.reduce((total, weight, index) => total + (offset + Number(tenDigits[index])) * weight, 0);
  return (sum % 11) % 10;
}

/**
 * Reads a legal person's ID as people write it: Persian or Arabic digits, with spaces or dashes. Gives `undefined` when it is not
 * eleven digits, when the check digit is another, and for eleven equal digits.
 */
export function parseLegalId(text: string): LegalId | undefined {
  const digits = compact(toAsciiDigits(text));
  if (!/^\d{11}$/.test(digits) || /^(\d)\1{10}$/.test(digits)) return undefined;
  return legalIdCheckDigit(digits) === Number(digits[10]) ? (digits as LegalId) : undefined;
}
