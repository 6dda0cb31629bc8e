import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import {
  OutsideDocumentMissing,
  type CorrespondenceFeed,
  type CorrespondenceSystem,
  type FindOutcome,
  type RegisterOutcome,
} from '../../activities/correspondence/port.ts';
import { adapter, HookSecret, Secret, ServerAddress } from '../adapter.ts';
import { download as downloadOnce, type Download } from '../outbound/download.ts';
import { exchange as exchangeOnce } from '../outbound/exchange.ts';
import type { Answer, Exchange, ExchangeResult } from '../outbound/exchange.ts';
import { failed } from '../outbound/failures.ts';
import { toMultipart } from './multipart.ts';
import { readListedEvent } from './read-event.ts';

/** As many as fit into one answer, whatever is written in them. */
const EVENTS_AT_ONCE = 10;
const DOCUMENT_WITHIN_MS = 5 * 60_000;

export interface DidgahOptions {
  /** Where the bridge answers, without a slash at the end. */
  url: string;
  token: string;
  /** The deadline of one call as a whole. */
  timeoutMs?: number;
  /** How long after a send the letter can still appear; the bridge refuses after `notAfter` in any case. */
  longestDelayMs?: number;
  exchange?: Exchange;
  download?: Download;
}

const Settings = Type.Object(
  { url: ServerAddress(), token: Secret(), hookSecret: Type.Optional(HookSecret()) },
  { additionalProperties: false },
);

export const didgahHttp = adapter<CorrespondenceSystem, typeof Settings>({
  settings: Settings,
  secrets: ['token', 'hookSecret'],
  address: ['url'],
  create: ({ settings: { url, token }, exchange, download }) => createDidgahHttp({ url, token, exchange, download }),
});

const WHO = 'the correspondence system';

/** The correspondence system behind a bridge that implements our published HTTP contract. */
export function createDidgahHttp(options: DidgahOptions): CorrespondenceSystem {
  const { token, timeoutMs = 20_000, longestDelayMs = timeoutMs + 5_000 } = options;
  const { exchange = exchangeOnce, download = downloadOnce } = options;
  const base = options.url.replace(/(?<!\/)\/+$/, '');
  const authorization = `Bearer ${token}`;
  const ask = (marker: string): Promise<ExchangeResult> =>
    exchange({
      url: `${base}/letters?marker=${encodeURIComponent(marker)}`,
      ...{ method: 'GET', headers: { authorization }, timeoutMs },
    });
  return {
    canFind: true,
    longestDelayMs,
    async register(letter) {
      const { contentType, contentLength, body } = toMultipart(letter);
      const result = await exchange({
        url: `${base}/letters/${encodeURIComponent(letter.marker)}`,
        method: 'PUT',
        headers: { authorization, 'content-type': contentType, 'content-length': contentLength },
        body,
        timeoutMs,
      });
      return result.kind === 'answered' ? toOutcome(result) : { outcome: result.kind, reason: result.reason };
    },
    async find(marker) {
      return toFound(await ask(marker));
    },
    async check() {
      toFound(await ask(randomUUID()));
    },
    feed: {
      async after(cursor) {
        const query = new URLSearchParams({ limit: String(EVENTS_AT_ONCE), ...(cursor !== null && { after: cursor }) });
        const result = await exchange({
          ...{ url: `${base}/events?${query.toString()}`, method: 'GET', headers: { authorization }, timeoutMs },
        });
        return toPage(result, cursor);
      },
    },
    async openDocument(id) {
      const response = await download({
        ...{
          url: `${base}/documents/${encodeURIComponent(id)}`,
          headers: { authorization },
          timeoutMs: DOCUMENT_WITHIN_MS,
        },
      });
      if (response.statusCode === 200) return response;
      response.destroy();
      if (response.statusCode === 404 || response.statusCode === 410) throw new OutsideDocumentMissing();
      throw new Error(`the correspondence system gives no document: HTTP ${response.statusCode}`);
    },
  };
}

/** Only the contract's own answers say something for certain; a 5xx or a nonsensical 201 does not. */
function toOutcome({ status, body }: Answer): RegisterOutcome {
  if (status === 200 || status === 201) {
    const registration = toRegistration(body);
    return registration
      ? { outcome: 'done', ...registration }
      : { outcome: 'unknown', reason: 'an answer without a number' };
  }
  if (status === 410 || status === 429) return { outcome: 'notSent', reason: `HTTP ${status}` };
  if (status === 422) return { outcome: 'refused', reason: reasonOf(body) ?? 'HTTP 422' };
  if (status >= 400 && status < 500 && status !== 408) return { outcome: 'refused', reason: `HTTP ${status}` };
  return { outcome: 'unknown', reason: `HTTP ${status}` };
}

function toFound(result: ExchangeResult): FindOutcome {
  if (result.kind !== 'answered') throw failed(WHO, result);
  const { status, body } = result;
  const registration = status === 200 ? toRegistration(body) : undefined;
  if (registration) return { found: true, ...registration };
  if (status === 404 && reasonOf(body) === 'unknown-marker') return { found: false };
  throw failed(WHO, result);
}

function toPage(result: ExchangeResult, before: string | null): Awaited<ReturnType<CorrespondenceFeed['after']>> {
  const { events, next } = result.kind === 'answered' && result.status === 200 ? parseObject(result.body) : {};
  if (!Array.isArray(events) || !isCursor(next)) throw failed(WHO, result);
  return { events: events.map(readListedEvent), cursor: next ?? before };
}

const isCursor = (value: unknown): value is string | null | undefined =>
  value === null || value === undefined || (typeof value === 'string' && /^[!-~]{1,200}$/.test(value));

function toRegistration(body: string): { letterNumber: string; registeredAt: string } | undefined {
  const { letterNumber, registeredAt } = parseObject(body);
  if (typeof letterNumber !== 'string' || typeof registeredAt !== 'string') return undefined;
  const sensible = /^\S(.{0,98}\S)?$/u.test(letterNumber) && !Number.isNaN(Date.parse(registeredAt));
  return sensible ? { letterNumber, registeredAt: new Date(registeredAt).toISOString() } : undefined;
}

function reasonOf(body: string): string | undefined {
  const { reason } = parseObject(body);
  return typeof reason === 'string' && reason !== '' ? reason.slice(0, 2_000) : undefined;
}

function parseObject(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
