export { MOST_CODES, readInquiry, type Inquiry } from './read.ts';
export type { Wish } from './words.ts';
