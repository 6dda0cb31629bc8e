import { createCipheriv } from 'node:crypto';
import type { SubmissionState } from '../domain/submission/index.ts';
import { filedParts, matcher, searchWords, wantedParts } from '../domain/text/search.ts';
import type { Vault } from './crypto.ts';

const FOUND_IN = 'letter_search.found_in';
const TERMS = 'letter_search.terms';
const BLOCK_BYTES = 16;

/** What a letter is found by: what its sender wrote, and under which name it was sent. */
export interface FoundBy {
  organisationId: string;
  subject: string;
  body: string | null;
  /** The person's, and the legal person's. */
  names: readonly string[];
  trackingCode: string | null;
  clientReference: string | null;
}

export const foundBy = ({ content, sender, ...state }: SubmissionState): FoundBy => ({
  organisationId: state.organisationId,
  subject: content.subject,
  body: content.body,
  names: [`${sender.firstName} ${sender.lastName}`, ...(content.legalPerson ? [content.legalPerson.name] : [])],
  trackingCode: state.trackingCode,
  clientReference: state.clientReference,
});

/** A row of `letter_search` beside its letter's id, as JSON for the database. */
export function searchRow(vault: Vault, letter: FoundBy): { terms: number[]; found_in: string } {
  const { organisationId, subject, body, names, trackingCode, clientReference } = letter;
  const texts = [subject, body, ...names, trackingCode, clientReference];
  const words = searchWords(texts.filter((text) => text !== null).join('\n'));
  const sealed = vault.seal(FOUND_IN, words.join(' '));
  return {
    terms: termsOf(vault, { organisationId, parts: filedParts(words) }),
    found_in: `\\x${sealed.toString('hex')}`,
  };
}

/** What to ask `letter_search` for, and what its answers have to hold. */
export interface Wanted {
  terms: number[];
  isFoundIn(sealed: Buffer): boolean;
}

export function wantedOf(vault: Vault, { organisationId, typed }: { organisationId: string; typed: string }): Wanted {
  const words = searchWords(typed);
  const isFound = matcher(words);
  return {
    terms: termsOf(vault, { organisationId, parts: wantedParts(words) }),
    isFoundIn: (sealed) => isFound(vault.open<string>(FOUND_IN, sealed)),
  };
}

/**
 * Four bytes for each part of a word, of use to nobody without the key, another's in each organisation. All are made by one call of
 * the cipher, a block each: a hash for each would cost a save more than its statements. Sorted.
 */
function termsOf(vault: Vault, { organisationId, parts }: { organisationId: string; parts: Set<string> }): number[] {
  const blocks = Buffer.alloc(parts.size * BLOCK_BYTES);
  [...parts].forEach((part, index) => blocks.write(part, index * BLOCK_BYTES, 'utf16le'));
  const cipher = createCipheriv('aes-256-ecb', vault.hash(TERMS, organisationId), null).setAutoPadding(false);
  const terms = cipher.update(blocks);
  return [...new Set([...parts].map((_, index) => terms.readInt32LE(index * BLOCK_BYTES)))].sort((a, b) => a - b);
}
