import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteRange, DocumentStorage } from '../../../activities/documents/port.ts';
import { attachmentHeader } from './file-name.ts';

export interface Download {
  storage: DocumentStorage;
  key: string;
  name: string;
  mediaType: string | null;
  bytes: number;
  /** The request's `Range`. */
  range?: string | undefined;
}

/**
 * Answers with a stored document in such a way that no browser ever shows or runs it on this site. Honours one range;
 * several at once are answered whole, which HTTP allows.
 * @throws what the storage throws, as long as nothing was sent
 */
export async function sendDocument(response: ServerResponse<IncomingMessage>, download: Download): Promise<void> {
  const { bytes } = download;
  const range = response.req.method === 'GET' ? requestedRange(download.range, bytes) : undefined;
  setSafeHeaders(response, download);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes}`, 'Content-Length': 0 }).end();
    return;
  }
  if (range) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`);
  response.setHeader('Content-Length', range ? range.end - range.start + 1 : bytes);
  response.statusCode = range ? 206 : 200;
  if (response.req.method === 'HEAD' || bytes === 0) response.end();
  else await send(response, download.storage.read(download.key, range));
}

function setSafeHeaders(response: ServerResponse, { name, mediaType }: Download): void {
  response.setHeader('Content-Type', mediaType ?? 'application/octet-stream');
  response.setHeader('Content-Disposition', attachmentHeader(name));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Accept-Ranges', 'bytes');
}

/** The first bytes are awaited before anything is sent, so that a missing document can still become an error answer. */
async function send(response: ServerResponse, stored: NodeJS.ReadableStream): Promise<void> {
  const content = stored instanceof Readable ? stored : new Readable().wrap(stored);
  await once(content, 'readable');
  try {
    await pipeline(content, response);
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy();
  }
}

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

function requestedRange(header: string | undefined, bytes: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = ONE_RANGE.exec(header?.replaceAll(' ', '') ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(bytes - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  return start > end ? 'unsatisfiable' : { start, end };
}
