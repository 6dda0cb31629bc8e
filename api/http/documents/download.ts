import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { create as contentDisposition } from 'content-disposition';
import parseRange from 'range-parser';
import type { ByteRange, DocumentStorage } from '../../../activities/documents/port.ts';
import { cleanFileName } from './file-name.ts';

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
  response.setHeader('Content-Disposition', contentDisposition(cleanFileName(name)));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Accept-Ranges', 'bytes');
}

const UNSATISFIABLE = -1;

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

/** A suffix longer than the document is answered with the whole of it. */
function requestedRange(header: string | undefined, bytes: number): ByteRange | 'unsatisfiable' | undefined {
  if (!header?.startsWith('bytes=')) return undefined;
  const ranges = parseRange(bytes, header);
  if (ranges === UNSATISFIABLE) return header.startsWith('bytes=-') && bytes > 0 ? undefined : 'unsatisfiable';
  return typeof ranges === 'object' && ranges.length === 1 ? ranges[0] : undefined;
}
