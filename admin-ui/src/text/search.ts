import { toAsciiDigits } from './digits.ts';

export interface SearchFilter {
  trackingCode?: string;
  letterNumber?: string;
  q?: string;
}

const TRACKING_CODE = /^[0-9A-Z]{4}[-\s]?[0-9A-Z]{4}[-\s]?[0-9A-Z]{4}$/i;
const LETTER_NUMBER = /^\d{2,4}\s*\/\s*\d+$/;

/** One search box: what looks like a code or a number is looked up as such, the rest is text. */
export const searchToFilter = (input: string): SearchFilter => {
  const text = toAsciiDigits(input).trim();
  if (text === '') return {};
  if (LETTER_NUMBER.test(text)) return { letterNumber: text.replace(/\s/g, '') };
  if (TRACKING_CODE.test(text) && /[-\d]/.test(text)) return { trackingCode: text.toUpperCase() };
  return { q: text };
};

/** What stands in the box for a filter that came from the address. */
export const filterToSearch = (filter: SearchFilter): string =>
  filter.trackingCode ?? filter.letterNumber ?? filter.q ?? '';
