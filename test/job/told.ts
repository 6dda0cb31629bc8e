import { expect } from '@jest/globals';
import type { ApiClient, Answer } from '../support/http.ts';

export type Ask = (headers: Record<string, string>) => Promise<Answer>;

/** The fault as it is told, after it was seen that it is the same in both languages and in words of each. */
export async function fault(ask: Ask) {
  const [fa, en] = [await ask({}), await ask({ 'accept-language': 'en-GB, fa;q=0.5' })];
  expect(fa.headers.get('content-type')).toContain('application/problem+json');
  const words = ({ body }: Answer): string[] => [
    ...[body.title, body.detail],
    ...(body.errors ?? []).map(({ message }: { message: string }) => message),
  ];
  for (const text of words(fa)) expect(text).toMatch(/[آ-ی]{2}/);
  for (const text of words(en)) expect(text).toMatch(/^[^آ-ی]{3,}$/);
  const bare = ({ status, body }: Answer) => ({
    status,
    code: body.code,
    faults: (body.errors ?? []).map((one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`).sort(),
  });
  expect(bare(en)).toEqual(bare(fa));
  return bare(fa);
}

export const posting =
  (client: ApiClient, path: string, body: object): Ask =>
  (headers) =>
    client.post(path, { body, headers });
