import type { Address, AnswerTo, BodyOf, Method, MethodOf, Path } from './address.ts';
import { createAnswers } from './answers.ts';
import type { Clock } from './clock.ts';
import { createAttempts } from './attempts.ts';
import type { Keep } from './keep.ts';
import { createPersist, type Manner, type Persistence } from './persist.ts';
import { isRefusal, offline, problemFrom } from './problem.ts';
import { newKey } from './random.ts';

interface Wiring extends Persistence {
  language: () => string;
  keep: Keep;
  clock: Clock;
  /** Whether somebody else makes a question again that was not answered. */
  asksOnce?: boolean;
  fetch?: typeof globalThis.fetch;
}

interface Call<M extends Method, Body> extends Pick<Manner, 'anonymous'> {
  method: M;
  body?: Body;
  /** The ETag that the change is based on. */
  ifMatch?: string;
  /** What is good once, such as a password that was typed: it has no key, and goes once. */
  once?: boolean;
}

export interface Answer<T> {
  data: T;
  etag: string | null;
}

const fetchNow: typeof fetch = (...call) => globalThis.fetch(...call);

/** Longer than the API lets a call last. */
const LONGEST_CALL_MS = 60_000;

/**
 * The way to the API: session cookie, language, one key for each thing that is wanted, and the same call again as long as
 * that can help. Whatever goes wrong is an `ApiProblem`.
 */
export const createClient = ({ language, keep, clock, asksOnce, fetch = fetchNow, ...persistence }: Wiring) => {
  const answers = createAnswers();
  const attempts = createAttempts({ keep, newKey, isFinal: isRefusal });
  const persist = createPersist(persistence);

  const headersOf = ({ key, ifMatch, json }: { key?: string; ifMatch?: string; json?: boolean } = {}) => ({
    Accept: 'application/json, application/problem+json',
    'Accept-Language': language(),
    ...(json && { 'Content-Type': 'application/json' }),
    ...(key && { 'Idempotency-Key': key }),
    ...(ifMatch && { 'If-Match': ifMatch }),
  });

  /** No answer, or half of one: nobody knows what was done. */
  const fetched = async <T>(run: () => Promise<T>): Promise<T> =>
    run().catch(() => {
      throw offline();
    });

  const failure = async (response: Response) => {
    const text = await fetched(() => response.text());
    const { status, headers } = response;
    return problemFrom({ status, text, retryAfter: headers.get('Retry-After'), now: clock.now() });
  };

  const answered = async <T>(address: string, init: RequestInit, known?: Answer<unknown>): Promise<Answer<T>> => {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), LONGEST_CALL_MS);
    try {
      const signal = ending.signal;
      const response = await fetched(() => fetch(address, { credentials: 'same-origin', signal, ...init }));
      clock.heard(response.headers);
      if (known && response.status === 304) return known as Answer<T>;
      if (!response.ok) throw await failure(response);
      const text = await fetched(() => response.text());
      return { data: (text ? JSON.parse(text) : undefined) as T, etag: response.headers.get('ETag') };
    } finally {
      clearTimeout(timer);
    }
  };

  const change = <T>(address: string, { method, body, ifMatch, anonymous, once }: Call<Method, unknown>) => {
    const content = JSON.stringify(body);
    const run = (key?: string) => {
      const headers = headersOf({ key, ifMatch, json: body !== undefined });
      return answered<T>(address, { method, headers, body: content });
    };
    if (once) {
      answers.forget();
      return run();
    }
    const name = [method, address, ifMatch, content].join(' ');
    return attempts(name, (key) => persist(() => run(key), { changes: true, anonymous }));
  };

  return {
    attempts,
    persist,
    headersOf,

    get<P extends Path>(address: Address<P>, { anonymous }: Pick<Manner, 'anonymous'> = {}) {
      const ask = async () => {
        const known = answers.of(address);
        const headers = { ...headersOf(), ...(known?.etag && { 'If-None-Match': known.etag }) };
        const answer = await answered<AnswerTo<P, 'GET'>>(address, { headers }, known);
        answers.keep(address, answer);
        return answer;
      };
      return asksOnce ? ask() : persist(ask, { changes: false, anonymous });
    },

    send: <P extends Path, M extends MethodOf<P> & Method>(address: Address<P>, call: Call<M, BodyOf<P, M>>) =>
      change<AnswerTo<P, M>>(address, call),

    /** Bytes, however long they take. */
    file: async (address: Address<Path>): Promise<Blob> => {
      const response = await fetched(() => fetch(address, { credentials: 'same-origin' }));
      if (!response.ok) throw await failure(response);
      return fetched(() => response.blob());
    },
  };
};

export type Client = ReturnType<typeof createClient>;
