import { type Address, at, type Path } from '../../../client/address.ts';
import { type ApiProblem, cancelled, fileChanged, offline, problemFrom } from '../../../client/problem.ts';
import { clock } from '../state/clock.ts';
import { api } from './client.ts';
import type { LetterDocument } from './types.ts';

export interface Upload {
  file: File;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Sends one file. `fetch` cannot tell how much has been sent, so this is XMLHttpRequest. */
export const uploadDocument = (submissionId: string, upload: Upload): Promise<LetterDocument> => {
  const address = at('/api/v1/submissions/{id}/documents', { id: submissionId });
  const { name, size, lastModified } = upload.file;
  return api.attempts(`POST ${address} ${name} ${size} ${lastModified}`, (key) =>
    api.persist(() => post(address, key, upload), { changes: true }),
  );
};

const post = (address: Address<Path>, key: string, { file, onProgress, signal }: Upload) =>
  new Promise<LetterDocument>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(api.headersOf({ key }))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => settle(request, { resolve, reject });
    request.onerror = async () => reject((await isReadable(file)) ? offline() : fileChanged());
    request.onabort = () => reject(cancelled());
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });

/** Not after it was changed or taken away: then the call fails as it does without a connection. */
const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

interface Settling {
  resolve: (document: LetterDocument) => void;
  reject: (error: ApiProblem) => void;
}

const settle = (request: XMLHttpRequest, { resolve, reject }: Settling) => {
  const { status, responseText } = request;
  if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as LetterDocument);
  else
    reject(
      problemFrom({
        status,
        text: responseText,
        retryAfter: request.getResponseHeader('Retry-After'),
        now: clock.now(),
      }),
    );
};
