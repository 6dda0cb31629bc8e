import type { IncomingMessage } from 'node:http';
import { tooLarge, unsupportedMediaType } from '../http/problems/problem.ts';

const MOST_BYTES = 1024 * 1024;

/** The bytes of a request as they came: a signature is of these, whatever they mean. */
export async function signedBody(request: IncomingMessage): Promise<Buffer> {
  const { 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers;
  if (encoding !== 'identity') throw unsupportedMediaType();
  if (Number(length) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What the bytes mean; undefined for what is no JSON in UTF-8. */
export function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
