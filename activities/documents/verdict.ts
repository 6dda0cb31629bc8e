import { MEDIA_TYPES, type MediaType } from '../../domain/documents/media-types.ts';
import type { Content } from './content.ts';
import type { ReasonCode } from './reasons.ts';

/** What an inspection found: the document is taken as this type, or refused for this reason. */
export type Verdict =
  | { readonly state: 'ready'; readonly mediaType: MediaType }
  | { readonly state: 'refused'; readonly reasonCode: ReasonCode };

export const ready = (type: keyof typeof MEDIA_TYPES): Verdict => ({ state: 'ready', mediaType: MEDIA_TYPES[type] });
export const refused = (reasonCode: ReasonCode): Verdict => ({ state: 'refused', reasonCode });

export interface Suspect {
  readonly name: string;
  readonly content: Content;
  /** The first bytes, as many as the longest signature needs. */
  readonly head: Buffer;
}

/** Knows one family of formats; says nothing about a document of another family. */
export type Inspector = (suspect: Suspect) => Promise<Verdict | undefined> | Verdict | undefined;
