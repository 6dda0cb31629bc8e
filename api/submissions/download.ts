import type { Request, Response } from 'express';
import type { SubmissionState } from '../../domain/submission/index.ts';
import { sendDocument } from '../http/documents/download.ts';
import { notFound } from '../http/problems/problem.ts';
import type { Services } from '../services.ts';

const MEDIA = { mediaType: '*/*' };

/** What a route that sends a document can answer. */
export const DOCUMENT_CONTENT = {
  200: { ...MEDIA, description: 'The bytes, under the type that was found in them' },
  206: { ...MEDIA, description: 'The bytes of the range', headers: ['Content-Range'] },
  416: { description: 'The document has no such range', headers: ['Content-Range'] },
} as const;

interface Wanted {
  state: SubmissionState;
  documentId: string;
  request: Request;
  response: Response;
}

/** Sends a document of a letter that the caller is known to see. A refused one is not handed out. */
export async function sendLetterDocument(
  { storage }: Services,
  { state, documentId, request, response }: Wanted,
): Promise<void> {
  const answers = state.replies.flatMap(({ documents }) => documents);
  const document = [...state.documents, ...answers].find(({ id }) => id === documentId);
  if (document?.inspection.state !== 'ready') throw notFound();
  const { key, name, bytes, inspection } = document;
  await sendDocument(response, {
    storage,
    key,
    name,
    bytes,
    mediaType: inspection.mediaType,
    range: request.headers.range,
  });
}
