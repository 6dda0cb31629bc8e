import type { LetterDocument } from '../../api/types.ts';

export const PDF = 'application/pdf';
const PREVIEWED = [PDF, 'image/jpeg', 'image/png', 'image/webp'];

/** Where the bytes of a document are; the session cookie goes along. */
export const documentAddress = (letterId: string, documentId: string): string =>
  `/api/desk/v1/submissions/${letterId}/documents/${documentId}/content`;

/** What can be shown without running anything that is in it. */
export const hasPreview = ({ state, mediaType }: LetterDocument): boolean =>
  state === 'ready' && mediaType !== null && PREVIEWED.includes(mediaType);
