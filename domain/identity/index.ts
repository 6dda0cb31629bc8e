export type { Brand } from './brand.ts';
export { legalIdCheckDigit, parseLegalId, type LegalId } from './legal-id.ts';
export { lastFourDigits, parseMobile, toNationalForm, type Mobile } from './mobile.ts';
export { nationalIdCheckDigit, parseNationalId, type NationalId } from './national-id.ts';
