import { type Inspector, ready, refused } from '../verdict.ts';

const TAIL = 1024;

/** Everything in rich text stands in one pair of braces. */
export const inspectRichText: Inspector = async ({ content, head }) => {
  if (head.toString('latin1', 0, 5) !== '{\\rtf') return undefined;
  const tail = await content.at(Math.max(0, content.bytes - TAIL), TAIL);
  return /\}[\s\0]*$/.test(tail.toString('latin1')) ? ready('rtf') : refused('damaged');
};
