export { MOST_CODES, readInquiry, type Inquiry } from './read.ts';
