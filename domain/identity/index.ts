export type { Brand } from './brand.ts';
export { legalIdCheckDigit, parseLegalId, type LegalId } from './legal-id.ts';
export { lastFourDigits, parseMobile, toNationalForm, toReadableForm, type Mobile } from './mobile.ts';
export { parseOneTimeCode } from './one-time-code.ts';
export { nationalIdCheckDigit, parseNationalId, type NationalId } from './national-id.ts';
