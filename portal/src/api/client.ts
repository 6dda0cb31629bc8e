import { language } from '../i18n/language.ts';
import { keep } from '../state/keep.ts';
import { askToSignInAgain, me } from '../state/session.ts';
import { waitInView } from '../state/waiting.ts';
import { createAttempts } from './attempts.ts';
import { ApiError, cancelled, offline, problemFrom, secondsFrom } from './problem.ts';
import { secondsToWait } from './retry.ts';

const BASE = '/api/v1';

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: object;
  /** The ETag that the change is based on. */
  ifMatch?: string;
  /** Whether 401 is an answer rather than a session that has ended. */
  anonymous?: boolean;
}

export interface Answer<T> {
  data: T;
  etag: string | null;
}

/** Without a random id of the browser's own (plain http on a foreign host has none), one from random bytes. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A refusal (4xx) did nothing, and the next try is a new attempt; after silence or a 5xx nobody knows. */
const isFinal = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500;

export const attempts = createAttempts({ keep, newKey, isFinal });

/** Calls the API; the content of a failure is an `ApiError`, whatever went wrong. */
export const call = <T>(path: string, options: Call = {}): Promise<Answer<T>> => {
  const { method = 'GET', body, ifMatch } = options;
  if (method === 'GET') return persist(() => send<T>(path, options), options);
  const name = [method, path, ifMatch, JSON.stringify(body)].join(' ');
  return attempts(name, (key) => persist(() => send<T>(path, options, key), options));
};

/** Runs a call again as long as that can help: after a wait in view, or after signing in again. */
export const persist = async <T>(
  run: () => Promise<T>,
  { anonymous = false }: Pick<Call, 'anonymous'> = {},
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await readyToRepeat(error, { attempt, anonymous });
    }
  }
};

const readyToRepeat = async (error: ApiError, { attempt, anonymous }: { attempt: number; anonymous: boolean }) => {
  const { status, code } = error.problem;
  if (status === 401 && !anonymous && me.get()) {
    if (await askToSignInAgain()) return;
    throw cancelled();
  }
  const seconds = secondsToWait({ status, code, retryAfter: error.retryAfter, attempt });
  if (seconds === undefined) throw error;
  await waitInView(status === 0 ? 'offline' : 'pending', seconds);
};

const send = async <T>(path: string, { method = 'GET', body, ifMatch }: Call, key?: string): Promise<Answer<T>> => {
  const headers = headersOf({ key, ifMatch, json: body !== undefined });
  const request = { method, headers, body: body && JSON.stringify(body), credentials: 'same-origin' as const };
  const response = await fetch(BASE + path, request).catch(() => {
    throw offline();
  });
  const text = await response.text().catch(() => {
    throw offline();
  });
  if (!response.ok) throw failure(response.status, text, response.headers.get('Retry-After'));
  return { data: (text ? JSON.parse(text) : undefined) as T, etag: response.headers.get('ETag') };
};

export const failure = (status: number, text: string, retryAfter: string | null): ApiError =>
  new ApiError(problemFrom(status, text), secondsFrom(retryAfter, Date.now()));

export const headersOf = ({ key, ifMatch, json }: { key?: string; ifMatch?: string; json?: boolean }) => ({
  Accept: 'application/json, application/problem+json',
  'Accept-Language': language.get(),
  ...(json && { 'Content-Type': 'application/json' }),
  ...(key && { 'Idempotency-Key': key }),
  ...(ifMatch && { 'If-Match': ifMatch }),
});

export const urlOf = (path: string): string => BASE + path;
