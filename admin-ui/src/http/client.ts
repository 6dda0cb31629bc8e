import { createAnswers } from './answers.ts';
import { createIntentions } from './intentions.ts';
import type { Pending } from './pending.ts';
import { ApiProblem, problemOf } from './problem.ts';

export interface Call {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
}

interface Wiring {
  fetch: typeof globalThis.fetch;
  locale: () => string;
  pending: Pending;
  sleep?: (milliseconds: number) => Promise<void>;
  newKey?: () => string;
}

const BASE = '/api/desk/v1';
const ATTEMPTS = 8;
const LONGEST_PAUSE = 10;

const realSleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const pauseOf = (response: Response | undefined, attempt: number): number => {
  const asked = Number(response?.headers.get('retry-after'));
  return Math.min(asked > 0 ? asked : attempt, LONGEST_PAUSE) * 1_000;
};

/** The desk's way to its API: session cookie, language, and one key per intention that survives retries. */
export const createClient = ({ fetch, locale, pending, sleep = realSleep, newKey }: Wiring) => {
  const intentions = createIntentions(newKey);
  const answers = createAnswers();

  const call = (path: string, init: RequestInit) =>
    fetch(`${BASE}${path}`, { credentials: 'same-origin', ...init }).catch(() => undefined);

  const read = async <T>(response: Response | undefined): Promise<T> => {
    if (!response) throw new ApiProblem({ status: 0, code: 'unreachable' });
    if (!response.ok) throw await problemOf(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  };

  const repeat = async (path: string, init: RequestInit, intention: string): Promise<Response | undefined> => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await call(path, init);
      const unknown = response === undefined || response.status === 503;
      if (!unknown || attempt === ATTEMPTS) return response;
      pending.waiting(intention, attempt);
      await sleep(pauseOf(response, attempt));
    }
  };

  return {
    async get<T>(path: string): Promise<T> {
      const known = answers.of(path);
      const asked = { accept: 'application/json', 'accept-language': locale() };
      const headers = known?.version ? { ...asked, 'if-none-match': known.version } : asked;
      const response = await call(path, { headers });
      if (known && response?.status === 304) return known.data as T;
      const data = await read<T>(response);
      answers.keep(path, { version: response?.headers.get('etag') ?? null, data });
      return data;
    },

    /** Sends a change; while its outcome is unknown the same request goes again under the same key. */
    async send<T>({ method, path, body }: Call): Promise<T> {
      const content = JSON.stringify(body ?? {});
      const intention = `${method} ${path} ${content}`;
      const headers = {
        'accept-language': locale(),
        'content-type': 'application/json',
        'idempotency-key': intentions.keyFor(intention),
      };
      const response = await repeat(path, { method, headers, body: content }, intention);
      pending.done(intention);
      if (response && response.status < 500) intentions.settle(intention);
      return read<T>(response);
    },

    /** Sign-in and sign-out: never repeated by itself. */
    async session<T>({ method, path, body }: Call): Promise<T> {
      answers.forget();
      const headers = { 'accept-language': locale(), 'content-type': 'application/json' };
      return read<T>(
        await call(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }),
      );
    },
  };
};

export type Client = ReturnType<typeof createClient>;
