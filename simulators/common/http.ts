import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** The decoded groups of the route's path. */
  params: string[];
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT';
  path: RegExp;
  handle(exchange: Exchange): Promise<void> | void;
}

/** Thrown by a handler to end the call with this answer. */
export class HttpFault extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** Thrown by a handler that wants no answer to be given. */
export class Abandoned extends Error {}

export function createListener(routes: () => Promise<readonly Route[]> | readonly Route[]): RequestListener {
  return (request, response) => {
    answer(request, response, routes).catch((error: unknown) => answerFault({ request, response }, error));
  };
}

async function answerFault(
  { request, response }: Pick<Exchange, 'request' | 'response'>,
  error: unknown,
): Promise<void> {
  if (error instanceof Abandoned) return;
  if (response.headersSent) return void response.destroy();
  await drain(request);
  if (error instanceof HttpFault) return sendJson(response, error.status, error.body);
  process.stderr.write(`a call failed: ${error instanceof Error ? error.name : typeof error}\n`);
  sendJson(response, 500, { code: 'internal' });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: () => Promise<readonly Route[]> | readonly Route[],
): Promise<void> {
  const url = toUrl(request.url);
  const matching = (await routes()).filter(({ path }) => path.test(url.pathname));
  const route = matching.find(({ method }) => method === request.method);
  if (matching.length > 0 && !route) throw new HttpFault(405, { code: 'method-not-allowed' });
  if (!route) throw new HttpFault(404, { code: 'not-found' });
  await route.handle({ request, response, url, params: paramsOf(route.path, url) });
}

function toUrl(target: string | undefined): URL {
  try {
    return new URL(`http://simulator${target}`);
  } catch {
    throw new HttpFault(400, { code: 'malformed-url' });
  }
}

function paramsOf(path: RegExp, url: URL): string[] {
  try {
    return (path.exec(url.pathname) ?? []).slice(1).map(decodeURIComponent);
  } catch {
    throw new HttpFault(400, { code: 'malformed-url' });
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) });
}

export function send(response: ServerResponse, answer: { status: number; type: string; body: string }): void {
  const content = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': content.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
}

export async function readText(request: IncomingMessage, limit = 256 * 1024): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new HttpFault(413, { code: 'too-large' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpFault(400, { code: 'not-json' });
  }
}

/** Reads the rest of a request's body and throws it away: a client that is cut off while it sends does not hear the answer. */
async function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  request.resume();
  await once(request, 'close').catch(() => undefined);
}
