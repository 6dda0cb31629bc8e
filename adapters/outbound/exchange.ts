import { request as requestPlain } from 'node:http';
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as requestSecure } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { INSIDE, type AddressGuard } from './address-guard.ts';

const LONGEST_ANSWER = 256 * 1024;

/** Thrown by a body that cannot be given as announced: the far side is left with an incomplete request. */
export class IncompleteBody extends Error {}

export interface Call {
  url: string;
  method: 'GET' | 'PUT' | 'POST';
  headers: OutgoingHttpHeaders;
  /** Streamed, or given whole. */
  body?: string | (() => AsyncIterable<Uint8Array>);
  timeoutMs: number;
}

export interface Answer {
  kind: 'answered';
  status: number;
  body: string;
}

/** `notSent`: no connection stood, or the request was left incomplete by us. */
export type ExchangeResult = Answer | { kind: 'notSent' | 'unknown'; reason: string };

export type Exchange = (call: Call) => Promise<ExchangeResult>;

/**
 * Makes one call on a connection of its own: an old connection that breaks would leave in doubt whether the call went out. This is why
 * it is not `fetch`, which takes any idle connection of the process. A redirection is an answer and is not followed. Reasons are codes,
 * since messages can hold the address.
 */
export const createExchange =
  (guard?: AddressGuard): Exchange =>
  (call) =>
    guard?.permits(new URL(call.url).hostname) === false
      ? Promise.resolve({ kind: 'notSent', reason: INSIDE })
      : exchangeOnce(call, guard);

/** To an address that whoever runs the installation has set. */
export const exchange: Exchange = createExchange();

async function exchangeOnce(call: Call, guard: AddressGuard | undefined): Promise<ExchangeResult> {
  const secure = call.url.startsWith('https:');
  const { method, headers, timeoutMs } = call;
  const start = secure ? requestSecure : requestPlain;
  const options = { method, headers, agent: false, signal: AbortSignal.timeout(timeoutMs) };
  const request = start(call.url, { ...options, ...(guard && { lookup: guard.lookup }) });
  let connected = false;
  request.once('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true)));
  try {
    const response = await send(request, call.body);
    return { kind: 'answered', status: response.statusCode ?? 0, body: await readText(response) };
  } catch (error) {
    if (error instanceof IncompleteBody) return { kind: 'notSent', reason: error.message };
    return { kind: connected ? 'unknown' : 'notSent', reason: failureCode(error) };
  } finally {
    request.destroy();
  }
}

/** Sends the body and waits for the answer, which may come before the whole body is out. */
async function send(request: ClientRequest, body: Call['body']): Promise<IncomingMessage> {
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
  });
  if (typeof body === 'function') pipeline(Readable.from(body(), { objectMode: true }), request).catch(() => undefined);
  else request.end(body);
  return answer;
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The code of a failed request, such as ECONNREFUSED or TimeoutError. */
function failureCode(error: unknown): string {
  const { cause, code, name } = Object(error) as { cause?: unknown; code?: unknown; name?: unknown };
  if (cause !== undefined && cause !== null) return failureCode(cause);
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}
