export { parseLegalId, type LegalId } from './legal-id.ts';
export { parseMobile, toNationalForm, type Mobile } from './mobile.ts';
export { parseOneTimeCode } from './one-time-code.ts';
export { parseNationalId } from './national-id.ts';
