import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from '../../bench/lib/http.mjs';

const PATIENCE_MS = 300_000;
const LONGEST_CALL_MS = 60_000;
const PAUSE_MS = 400;

/**
 * A call of the API that is repeated with its key until it is answered, however often what answers is killed meanwhile. A
 * server that is busy, or tells nothing, is asked again; every other answer is one.
 * @param {{ method?: string, url: string, token?: string, json?: unknown,
 *   multipart?: { type: string, body: Buffer } }} call
 * @param {(answer: { status: number, body: Buffer }) => boolean} [isToRepeat]
 * @returns {Promise<{ status: number, body: Buffer }>}
 */
export async function insist({ method = 'GET', url, token, json, multipart }, isToRepeat = () => false) {
  const body = multipart?.body ?? (json === undefined ? undefined : Buffer.from(JSON.stringify(json)));
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    'idempotency-key': randomUUID(),
    ...(body && { 'content-type': multipart?.type ?? 'application/json', 'content-length': body.length }),
  };
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(PAUSE_MS)) {
    const signal = AbortSignal.timeout(LONGEST_CALL_MS);
    const answer = await exchange(url, { method, headers, signal }, body).catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429 && !isToRepeat(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`${method} ${new URL(url).pathname} was never answered; at last: ${answer?.status ?? 'nothing'}`);
  }
}

/** The JSON of an answer that has to be a good one. */
export async function insistOnJson(call, isToRepeat) {
  const { status, body } = await insist(call, isToRepeat);
  const text = body.toString('utf8');
  if (status >= 300)
    throw new Error(`${call.method ?? 'GET'} ${new URL(call.url).pathname} answered ${status}: ${text}`);
  return JSON.parse(text);
}
