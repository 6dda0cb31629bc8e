import { describe, expect, test } from '@jest/globals';
import { at } from './address.ts';
import { ApiProblem, isProblem } from './problem.ts';
import { aClient } from './testing/a-client.ts';

const answer = (status: number, body: unknown, headers = {}) => Response.json(body, { status, headers });
const pending = () => answer(503, { code: 'outcome-pending' }, { 'retry-after': '2' });

/** A client of a server that gives these answers in turn; `cut` is a connection that breaks. */
const aCaller = (...answers: (Response | 'cut')[]) => {
  const sent: { address: string; key: string | null; language: string | null }[] = [];
  const { client, waiting, pauses, kept } = aClient({
    fetch: async (address, init) => {
      const headers = new Headers(init.headers);
      sent.push({ address, key: headers.get('idempotency-key'), language: headers.get('accept-language') });
      const next = answers.shift() ?? 'cut';
      if (next === 'cut') throw new TypeError('fetch failed');
      return next;
    },
  });
  const seen: number[] = [];
  waiting.subscribe(() => seen.push(waiting.get()?.attempt ?? 0));
  return { client, sent, pauses, seen, kept, keys: () => new Set(sent.map(({ key }) => key)) };
};

const accept = at('/api/desk/v1/submissions/{id}/accept', { id: '1' });
const POST = { method: 'POST', body: {} } as const;
const allPending = () => Array.from({ length: 6 }, pending);

describe('a change', () => {
  test('is sent with the language and a key', async () => {
    const { client, sent } = aCaller(answer(200, { id: '1' }, { etag: '"3"' }));
    await expect(client.send(accept, POST)).resolves.toEqual({ data: { id: '1' }, etag: '"3"' });
    expect(sent).toEqual([{ address: '/api/desk/v1/submissions/1/accept', key: expect.any(String), language: 'fa' }]);
  });

  test('whose outcome is pending goes again under the same key, after the asked pause, and says so', async () => {
    const { client, keys, sent, pauses, seen } = aCaller(pending(), 'cut', answer(200, {}));
    await client.send(accept, POST);
    expect([sent.length, keys().size]).toEqual([3, 1]);
    expect(pauses).toEqual([2, 2]);
    expect(seen).toEqual([1, 2, 0]);
  });

  test('keeps its key when the person tries again after all repeats failed', async () => {
    const { client, keys, kept } = aCaller(...allPending(), answer(200, {}));
    await expect(client.send(accept, POST)).rejects.toMatchObject({ code: 'outcome-pending' });
    await client.send(accept, POST);
    expect(keys().size).toBe(1);
    expect(kept.size).toBe(0);
  });

  test('that was refused leaves its key behind', async () => {
    const { client, keys } = aCaller(answer(409, { code: 'wrong-state', currentStatus: 'rejected' }), answer(200, {}));
    await expect(client.send(accept, POST)).rejects.toMatchObject({ code: 'wrong-state', currentStatus: 'rejected' });
    await client.send(accept, POST);
    expect(keys().size).toBe(2);
  });

  test('with other content is another one', async () => {
    const { client, keys } = aCaller(...allPending(), answer(200, {}));
    const reject = (reason: string) =>
      client.send(at('/api/desk/v1/submissions/{id}/reject', { id: '1' }), { method: 'POST', body: { reason } });
    await expect(reject('one')).rejects.toThrow(ApiProblem);
    await reject('two');
    expect(keys().size).toBe(2);
  });

  test('that is good once has no key and is not repeated', async () => {
    const { client, sent } = aCaller(pending(), answer(200, {}));
    const credentials = { username: 'a', password: 'b' };
    const signIn = client.send(at('/api/desk/v1/sessions'), { method: 'POST', body: credentials, once: true });
    await expect(signIn).rejects.toMatchObject({ status: 503 });
    expect(sent).toEqual([expect.objectContaining({ key: null })]);
  });
});

describe('a question', () => {
  test('is asked again, three times where there is no connection', async () => {
    const { client, sent } = aCaller(pending(), answer(200, { id: 'a' }));
    await expect(client.get(at('/api/v1/me'))).resolves.toMatchObject({ data: { id: 'a' } });
    await expect(client.get(at('/api/v1/me'))).rejects.toMatchObject({ status: 0, code: 'offline' });
    expect(sent).toHaveLength(5);
  });

  test('that is not answered with JSON fails as what it is', async () => {
    const { client } = aCaller(new Response('<html>', { status: 500 }));
    const problem: unknown = await client.get(at('/api/v1/me')).catch((error: unknown) => error);
    expect(isProblem(problem, 'internal')).toBe(true);
  });
});

test('an address has its blanks filled in and its query after it', () => {
  expect(at('/api/v1/submissions/{id}', { id: 'a/b' })).toBe('/api/v1/submissions/a%2Fb');
  const query = { limit: 20, status: 'draft,closed', cursor: undefined };
  expect(at('/api/v1/submissions', { query })).toBe('/api/v1/submissions?limit=20&status=draft%2Cclosed');
  // @ts-expect-error a path that the API does not have
  at('/api/v1/nothing');
  // @ts-expect-error its blank is not filled in
  at('/api/v1/submissions/{id}', {});
});
