import { describe, expect, test } from '@jest/globals';
import { createClient } from './client.ts';
import { createPending } from './pending.ts';
import { isProblem } from './problem.ts';

interface Sent {
  url: string;
  key: string | null;
  language: string | null;
  known: string | null;
}

const answer = (status: number, body: unknown, headers?: Record<string, string>) =>
  new Response(JSON.stringify(body), { status, headers });

/** A client on a wire that gives the listed answers in turn; 'cut' is a lost connection. */
const aClient = (...answers: (Response | 'cut')[]) => {
  const sent: Sent[] = [];
  const pauses: number[] = [];
  const pending = createPending();
  const seen: number[] = [];
  pending.subscribe(() => seen.push(pending.current()));
  let keys = 0;
  const client = createClient({
    locale: () => 'fa',
    pending,
    newKey: () => `key-${(keys += 1)}`,
    sleep: async (milliseconds) => void pauses.push(milliseconds),
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers);
      const [key, language, known] = ['idempotency-key', 'accept-language', 'if-none-match'].map((name) =>
        headers.get(name),
      );
      sent.push({ url: String(url), key, language, known } as Sent);
      const next = answers.shift();
      if (next === undefined || next === 'cut') throw new TypeError('fetch failed');
      return next;
    },
  });
  return { client, sent, pauses, seen };
};

const pendingAnswer = () => answer(503, { code: 'outcome-pending' }, { 'retry-after': '2' });
const accept = { method: 'POST', path: '/submissions/1/accept', body: {} } as const;

describe('a change', () => {
  test('is sent with the language and a key', async () => {
    const { client, sent } = aClient(answer(200, { ok: true }));
    await expect(client.send(accept)).resolves.toEqual({ ok: true });
    expect(sent).toEqual([{ url: '/api/desk/v1/submissions/1/accept', key: 'key-1', language: 'fa', known: null }]);
  });

  test('whose outcome is pending goes again under the same key, after the asked pause, and says so', async () => {
    const { client, sent, pauses, seen } = aClient(pendingAnswer(), 'cut', answer(200, { ok: true }));
    await client.send(accept);
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1']);
    expect(pauses).toEqual([2_000, 2_000]);
    expect(seen).toEqual([1, 2, 0]);
  });

  test('keeps its key when the user tries again after all retries failed', async () => {
    const { client, sent } = aClient(...Array.from({ length: 8 }, pendingAnswer), answer(200, {}));
    await expect(client.send(accept)).rejects.toMatchObject({ code: 'outcome-pending' });
    await client.send(accept);
    expect(new Set(sent.map(({ key }) => key))).toEqual(new Set(['key-1']));
  });

  test('that was answered for good leaves its key behind', async () => {
    const { client, sent } = aClient(answer(409, { code: 'wrong-state', currentStatus: 'rejected' }), answer(200, {}));
    await expect(client.send(accept)).rejects.toMatchObject({ code: 'wrong-state', currentStatus: 'rejected' });
    await client.send(accept);
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-2']);
  });

  test('with other content is another intention', async () => {
    const { client, sent } = aClient(...Array.from({ length: 8 }, pendingAnswer), answer(200, {}));
    const reject = (reason: string) => client.send({ method: 'POST', path: '/submissions/1/reject', body: { reason } });
    await reject('one').catch(() => undefined);
    await reject('two');
    expect(sent.at(-1)?.key).toBe('key-2');
  });
});

describe('a question', () => {
  const unchanged = () => new Response(null, { status: 304 });

  test('is asked again by the version that is known, which need not be sent again', async () => {
    const { client, sent } = aClient(answer(200, { n: 1 }, { etag: 'W/"a"' }), unchanged(), answer(200, { n: 2 }));
    await expect(client.get('/me')).resolves.toEqual({ n: 1 });
    await expect(client.get('/me')).resolves.toEqual({ n: 1 });
    await expect(client.get('/me')).resolves.toEqual({ n: 2 });
    expect(sent.map(({ known }) => known)).toEqual([null, 'W/"a"', 'W/"a"']);
  });

  test('of who has signed in anew knows nothing of the one before', async () => {
    const { client, sent } = aClient(answer(200, { n: 1 }, { etag: 'W/"a"' }), answer(201, {}), answer(200, { n: 2 }));
    await client.get('/me');
    await client.session({ method: 'POST', path: '/sessions', body: {} });
    await client.get('/me');
    expect(sent.at(-1)?.known).toBeNull();
  });
});

describe('an answer that is no success', () => {
  test('carries every fault by field', async () => {
    const errors = [
      { pointer: '/rules/0/to', message: 'a' },
      { pointer: '/rules/0', message: 'd' },
      { pointer: '/name', message: 'b' },
      { pointer: '', message: 'c' },
    ];
    const { client } = aClient(answer(422, { code: 'invalid', errors }));
    const problem = await client.send(accept).catch((error: unknown) => error);
    expect(isProblem(problem, 'invalid')).toBe(true);
    expect(problem).toMatchObject({
      body: { errors: { 'rules.0.to': 'a', 'rules.0': 'd', name: 'b', 'root.serverError': 'c' } },
    });
  });

  test('is understood even when it is no JSON', async () => {
    const { client } = aClient(new Response('<html>', { status: 502 }));
    await expect(client.get('/me')).rejects.toMatchObject({ status: 502, code: 'internal' });
  });

  test('on an unreachable server is named so', async () => {
    await expect(aClient('cut').client.get('/me')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  });
});
