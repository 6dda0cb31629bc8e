import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import busboy, { type Busboy } from 'busboy';
import { type DocumentStorage, StorageFull } from '../../../activities/documents/port.ts';
import { cleanFileName, formFileName } from './file-name.ts';

export type UploadFault = 'too-large' | 'cut-off' | 'unsupported-media-type' | 'invalid' | 'storage-full';

/** What is wrong with an `invalid` form. */
export type FormFault = 'no-file' | 'several-files' | 'unknown-field' | 'wrong-form';

/** Why an upload was not taken; nothing of it is in the storage then. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly code: UploadFault;
  readonly fault: FormFault | undefined;

  constructor(code: UploadFault, fault?: FormFault) {
    super(`the upload was not taken: ${fault ?? code}`);
    this.code = code;
    this.fault = fault;
  }
}

export interface UploadTarget {
  storage: DocumentStorage;
  key: string;
  maxBytes: number;
  /** Ends the upload from this side, as when the process stops. */
  signal?: AbortSignal;
}

export interface ReceivedUpload {
  name: string;
  bytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

const MULTIPART = /^multipart\/form-data\b/i;
/** The sha256 is that of the bytes as they are sent: nothing is unpacked. */
const PLAIN = /^(identity)?$/i;
const PART = 'file';
const FORM_OVERHEAD_BYTES = 64 * 1024;
const LONGEST_DRAIN_MS = 15_000;

/**
 * Streams the one part `file` of a multipart form into the storage. The key is written only after the whole form has
 * arrived and held nothing else. After a failure the rest of the request is read and thrown away for a while, because
 * a client that is still sending would otherwise lose the answer with the connection.
 * @throws {UploadError} when the fault is the request's, or the storage is full
 */
export async function receiveUpload(request: IncomingMessage, target: UploadTarget): Promise<ReceivedUpload> {
  let form: Busboy | undefined;
  try {
    if (Number(request.headers['content-length']) > target.maxBytes + FORM_OVERHEAD_BYTES) {
      throw new UploadError('too-large');
    }
    form = formOf(request);
    return await receive({ request, form, target });
  } catch (error) {
    if (form) request.unpipe(form);
    form?.destroy();
    drain(request);
    throw asUploadError(error);
  }
}

function formOf(request: IncomingMessage): Busboy {
  try {
    if (!MULTIPART.test(request.headers['content-type'] ?? '')) throw new Error('not a multipart form');
    if (!PLAIN.test(request.headers['content-encoding'] ?? '')) throw new Error('a compressed form');
    return busboy({ headers: request.headers, defParamCharset: 'utf8', preservePath: true });
  } catch {
    throw new UploadError('unsupported-media-type');
  }
}

async function receive(upload: { request: IncomingMessage; form: Busboy; target: UploadTarget }) {
  const { request, form, target } = upload;
  const whole = finished(form, { readable: false });
  const file = firstFile(form);
  const stopWatching = endWith(form, { request, signal: target.signal });
  try {
    request.pipe(form);
    const { name, content } = await Promise.race([file, whole.then(noFile)]);
    const sum = { bytes: 0, hash: createHash('sha256') };
    await target.storage.write(target.key, measured(content, { sum, maxBytes: target.maxBytes, whole }));
    return { name, bytes: sum.bytes, sha256: sum.hash.digest('hex') };
  } finally {
    stopWatching();
  }
}

function noFile(): never {
  throw new UploadError('invalid', 'no-file');
}

/** The form's first file; anything more in the form destroys it. */
function firstFile(form: Busboy): Promise<{ name: string; content: Readable }> {
  const refuse = (fault: FormFault) => form.destroy(new UploadError('invalid', fault));
  return new Promise((resolve) => {
    form.on('field', (part) => refuse(part === PART ? 'no-file' : 'unknown-field'));
    form.once('file', (part, content, { filename }) => {
      content.on('error', () => undefined);
      form.on('file', (_part, more) => {
        more.on('error', () => undefined);
        refuse('several-files');
      });
      if (form.destroyed) content.destroy();
      else if (part !== PART) refuse('unknown-field');
      else if (filename === undefined) refuse('no-file');
      else resolve({ name: cleanFileName(formFileName(filename)), content });
    });
  });
}

/** A form whose request or process ends will never finish by itself. */
function endWith(form: Busboy, { request, signal }: { request: IncomingMessage; signal: AbortSignal | undefined }) {
  const cutOff = () => form.destroy(new UploadError('cut-off'));
  const closed = () => request.readableEnded || cutOff();
  request.on('close', closed);
  request.on('error', cutOff);
  if (signal) setMaxListeners(0, signal);
  signal?.addEventListener('abort', cutOff);
  if (signal?.aborted || request.destroyed) cutOff();
  return () => {
    request.off('close', closed);
    signal?.removeEventListener('abort', cutOff);
  };
}

interface Measuring {
  sum: { bytes: number; hash: ReturnType<typeof createHash> };
  maxBytes: number;
  whole: Promise<void>;
}

async function* measured(content: Readable, { sum, maxBytes, whole }: Measuring): AsyncGenerator<Uint8Array> {
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    sum.bytes += chunk.length;
    if (sum.bytes > maxBytes) throw new UploadError('too-large');
    sum.hash.update(chunk);
    yield chunk;
  }
  await whole;
}

function drain(request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return;
  request.on('error', () => undefined);
  const limit = setTimeout(() => request.destroy(), LONGEST_DRAIN_MS).unref();
  request.once('close', () => clearTimeout(limit));
  request.once('end', () => clearTimeout(limit));
  request.resume();
}

function asUploadError(error: unknown): unknown {
  if (error instanceof StorageFull) return new UploadError('storage-full');
  if (!(error instanceof Error)) return error;
  if (error.message === 'Unexpected end of form' || error.message === 'Unexpected end of file') {
    return new UploadError('cut-off');
  }
  return error.message === 'Malformed part header' ? new UploadError('invalid', 'wrong-form') : error;
}
