import type { Content } from './content.ts';
import type { ReasonCode } from './reasons.ts';

/** Every type that is taken, by the name that the download is sent with. */
export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
  txt: 'text/plain',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
} as const;

export type MediaType = (typeof MEDIA_TYPES)[keyof typeof MEDIA_TYPES];

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
