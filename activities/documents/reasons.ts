import { en } from './texts/en.ts';
import { fa } from './texts/fa.ts';

export const REASON_CODES = [
  'empty',
  'executable',
  'script',
  'encrypted',
  'macro',
  'archive',
  'bomb',
  'ambiguous',
  'damaged',
  'type-not-taken',
  'unknown-type',
] as const;

/** Why a document was refused; the API shows it as `reasonCode`. */
export type ReasonCode = (typeof REASON_CODES)[number];

/** A sentence for the person who sent the document: what is wrong and what to do. An unknown code reads as damage. */
export function reasonText(code: string, language: 'fa' | 'en'): string {
  const known = REASON_CODES.find((one) => one === code) ?? 'damaged';
  return { fa, en }[language][known];
}
