import { createHash } from 'node:crypto';

interface Answer {
  json: string;
  language: string;
  /** The `ETag` of the thing itself, by which it is changed: `"7"`. */
  etag?: string;
}

/**
 * The version of an answer. A letter's begins with its sequence, which `If-Match` is held against: `"7.…"`; what else there is in
 * the answer, such as a unit's new name or what this reader may do, is in the rest. Every other answer has a weak one.
 */
export const versionOf = ({ json, language, etag }: Answer): string => {
  const hash = createHash('sha256').update(`${language} ${json}`).digest('base64url').slice(0, 22);
  return etag ? etag.replace(/"$/, `.${hash}"`) : `W/"${hash}"`;
};

/** `If-None-Match` by RFC 9110 §13.1.2; a browser's `no-cache` beside it is for caches. */
export const isKnown = (ifNoneMatch: string | undefined, version: string): boolean => {
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim());
  return known.includes('*') || known.map(strong).includes(strong(version));
};

const strong = (tag: string): string => tag.replace(/^W\//, '');
