import type { LetterDocument } from '../../api/types.ts';

const PREVIEWED = ['image/jpeg', 'image/png', 'image/webp'];

/** Where the bytes of a document are; the session cookie goes along. */
export const documentAddress = (letterId: string, documentId: string): string =>
  `/api/desk/v1/submissions/${letterId}/documents/${documentId}/content`;

/** What a browser shows by itself without running anything. */
export const hasPreview = ({ state, mediaType }: LetterDocument): boolean =>
  state === 'ready' && mediaType !== null && PREVIEWED.includes(mediaType);
