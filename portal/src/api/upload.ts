import { attempts, failure, headersOf, persist, urlOf } from './client.ts';
import { type ApiError, cancelled, offline } from './problem.ts';
import type { LetterDocument } from './types.ts';

export interface Upload {
  file: File;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Sends one file. `fetch` cannot tell how much has been sent, so this is XMLHttpRequest. */
export const uploadDocument = (submissionId: string, upload: Upload): Promise<LetterDocument> => {
  const path = `/submissions/${submissionId}/documents`;
  const { name, size, lastModified } = upload.file;
  return attempts(`POST ${path} ${name} ${size} ${lastModified}`, (key) => persist(() => post(path, key, upload)));
};

const post = (path: string, key: string, { file, onProgress, signal }: Upload) =>
  new Promise<LetterDocument>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlOf(path));
    for (const [name, value] of Object.entries(headersOf({ key }))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => settle(request, { resolve, reject });
    request.onerror = () => reject(offline());
    request.onabort = () => reject(cancelled());
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });

interface Settling {
  resolve: (document: LetterDocument) => void;
  reject: (error: ApiError) => void;
}

const settle = (request: XMLHttpRequest, { resolve, reject }: Settling) => {
  const { status, responseText } = request;
  if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as LetterDocument);
  else reject(failure(status, responseText, request.getResponseHeader('Retry-After')));
};
