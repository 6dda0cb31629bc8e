export { readInquiry, type Inquiry } from './read.ts';
