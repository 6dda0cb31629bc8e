import { parseMobile } from '../../../domain/identity/mobile.ts';
import { toAsciiDigits } from './digits.ts';

export interface SearchFilter {
  trackingCode?: string;
  q?: string;
}

const TRACKING_CODE = /^[0-9A-Z]{4}[-\s]?[0-9A-Z]{4}[-\s]?[0-9A-Z]{4}$/i;

/** One search box: a whole tracking code is looked up as such, the rest wherever it may stand, in a letter number too. */
export const searchToFilter = (input: string): SearchFilter => {
  const text = toAsciiDigits(input).trim();
  if (text === '') return {};
  if (parseMobile(text)) return { q: text };
  if (TRACKING_CODE.test(text) && /[-\d]/.test(text)) return { trackingCode: text.toUpperCase() };
  return { q: text };
};

/** What stands in the box for a filter that came from the address. */
export const filterToSearch = (filter: SearchFilter): string => filter.trackingCode ?? filter.q ?? '';
