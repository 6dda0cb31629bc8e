import { preconditionFailed, preconditionRequired } from '../problems/problem.ts';

/** Versions by their sequence, one of which was seen; or any that there is. */
export type IfMatch = 'any' | readonly [number, ...number[]];

const TAG = /(W\/)?"([^"]*)"/g;
/** What follows the sequence tells answers about the same version apart. */
const SEQUENCE = /^(0|[1-9]\d{0,8})(\.[\w-]*)?$/;

/** Reads `If-Match` by RFC 9110 §13.1.1: 428 without one, 412 when it can match no version. A weak tag never matches. */
export const readIfMatch = (header: string | undefined): IfMatch => {
  if (!header) throw preconditionRequired();
  if (header.trim() === '*') return 'any';
  const strong = [...header.matchAll(TAG)].filter(([, weak]) => weak === undefined).map(([, , tag = '']) => tag);
  const [first, ...others] = strong.filter((tag) => SEQUENCE.test(tag)).map((tag) => Number.parseInt(tag, 10));
  if (first === undefined) throw preconditionFailed();
  return [first, ...others];
};

/** What to expect of something that had this sequence when it was read; null expects nothing. */
export const expectedSequence = (ifMatch: IfMatch, sequence: number): number | null => {
  if (ifMatch === 'any') return null;
  return ifMatch.includes(sequence) ? sequence : ifMatch[0];
};
