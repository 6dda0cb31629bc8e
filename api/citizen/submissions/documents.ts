import { randomUUID } from 'node:crypto';
import { listOpenStates } from '../../../db/repositories/submissions.ts';
import { unsentBytes, whyNot, type StoredFile, type SubmissionState } from '../../../domain/submission/index.ts';
import { derivedId } from '../../http/requests/derived-id.ts';
import { notFound, Problem, refused } from '../../http/problems/problem.ts';
import { created, noContent } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { receiveUpload } from '../../http/documents/upload.ts';
import { command, isRepeat, readLetter } from '../../submissions/commands.ts';
import { DOCUMENT_CONTENT, sendLetterDocument } from '../../submissions/download.ts';
import { etagOf, presentDocument } from '../../submissions/presenter.ts';
import { Document, DocumentForm } from '../../submissions/schema.ts';
import type { Request } from 'express';
import { actorOf, requestOf, scopeOf, type Call, type LetterServices } from './letters.ts';

export const documents = (services: LetterServices): Route[] => [
  route({
    method: 'post',
    path: '/api/v1/submissions/{id}/documents',
    summary: 'Attach a file to a draft, or to the answer of a question',
    auth: 'applicant',
    access: 'letters:write',
    multipart: DocumentForm,
    responses: { 201: { description: 'The document', schema: Document, headers: ['Location', 'ETag'] } },
    problems: [
      'wrong-state',
      'too-many-documents',
      'too-much-unsent',
      'too-many-edits',
      'idempotency-key-reused',
      'storage-full',
      'outcome-pending',
    ],
    handler: async (call) => {
      const { language, params } = call;
      const { state, documentId } = await attach(services, call);
      const document = state.documents.find(({ id }) => id === documentId);
      if (!document) throw notFound();
      const Location = `/api/v1/submissions/${params.id}/documents/${documentId}/content`;
      return created(presentDocument(document, language), { Location, ETag: etagOf(state) });
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/submissions/{id}/documents/{documentId}',
    summary: 'Take a document away',
    auth: 'applicant',
    access: 'letters:write',
    responses: { 204: { description: 'It is gone', headers: ['ETag'] } },
    problems: ['wrong-state', 'document-already-sent', 'outcome-pending'],
    handler: async ({ params: { id, documentId }, principal, idempotencyKey }) => {
      const scope = scopeOf(principal);
      const { state: before } = await readLetter(services, { scope, id });
      const state = await command(services, {
        ...{ scope, actor: actorOf(principal), submissionId: id, idempotencyKey },
        command: { type: 'removeDocument', documentId },
      });
      const removed = before.documents.find((document) => document.id === documentId);
      if (removed && !state.documents.includes(removed)) await services.storage.remove(removed.key);
      return noContent({ ETag: etagOf(state) });
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/submissions/{id}/documents/{documentId}/content',
    summary: 'The bytes of a document',
    auth: 'applicant',
    access: 'letters:read',
    responses: DOCUMENT_CONTENT,
    handler: async ({ params: { id, documentId }, principal, request, response }) => {
      const { state } = await readLetter(services, { scope: scopeOf(principal), id });
      await sendLetterDocument(services, { state, documentId, request, response });
    },
  }),
];

/** The bytes go to storage first; the letter is then told of them. What the letter does not take is removed again. */
async function attach(services: LetterServices, call: Call & { request: Request }) {
  const { params, principal, idempotencyKey, request } = call;
  const scope = scopeOf(principal);
  const actor = actorOf(principal);
  const { state: before } = await readLetter(services, { scope, id: params.id });
  const refusal = whyNot(before, actor, 'attach');
  if (refusal && !isRepeat(services, before, requestOf(call, 'attach'))) throw refused(refusal.refusal, before.status);

  const documentId = derivedId(services.vault.hash, 'document', params.id, idempotencyKey);
  const isKnown = before.documents.some(({ id }) => id === documentId);
  const room = isKnown ? Infinity : await roomFor(services, principal.applicantId);
  if (room <= 0) throw new Problem('too-much-unsent');
  const file = await receive(services, { before, documentId, request });
  if (file.bytes > room) {
    await services.storage.remove(file.key);
    throw new Problem('too-much-unsent');
  }
  const { name, sha256 } = file;
  try {
    const state = await command(services, {
      ...{ scope, actor, submissionId: params.id, idempotencyKey },
      ...{ command: { type: 'attach', file }, content: ['attach', name, sha256] },
    });
    if (!state.documents.some(({ key }) => key === file.key)) await services.storage.remove(file.key);
    return { state, documentId };
  } catch (error) {
    if (!mayStillBeTaken(error)) await services.storage.remove(file.key);
    throw error;
  }
}

/** How many bytes an applicant may still add before sending something. */
async function roomFor({ database, vault, config }: LetterServices, applicantId: string): Promise<number> {
  const letters = await database.inOneTrip({ kind: 'applicant', applicantId }, (trip) =>
    listOpenStates(trip, { applicantId, sealer: vault }),
  );
  return letters.reduce((room, letter) => room - unsentBytes(letter), config.limits.unsentBytes);
}

interface Upload {
  before: SubmissionState;
  documentId: string;
  request: Request;
}

/** A repeated upload is stored beside the first one, never over it. */
async function receive(
  { storage, config }: LetterServices,
  { before, documentId, request }: Upload,
): Promise<StoredFile> {
  const key = `${before.organisationId}/${before.id}/${documentId}/${randomUUID()}`;
  const { name, bytes, sha256 } = await receiveUpload(request, { storage, key, maxBytes: config.limits.fileBytes });
  return { id: documentId, name, bytes, sha256, key };
}

const mayStillBeTaken = (error: unknown): boolean => (error as { code?: unknown }).code === 'outcome-pending';
