import { describe, expect, test } from '@jest/globals';
import { aClient } from '../../../client/testing/a-client.ts';
import { createDataProvider } from './dataProvider.ts';

const DESK = '/api/desk/v1';

/** A provider whose server knows the given answers by path, and writes down what it was sent. */
const aProvider = (answers: Record<string, unknown>) => {
  const sent: object[] = [];
  const { client } = aClient({
    fetch: async (address, { method = 'GET', body }) => {
      const path = address.slice(DESK.length);
      if (method !== 'GET') sent.push({ method, path, body: JSON.parse(String(body)) });
      return Response.json(answers[path] ?? {});
    },
  });
  return { provider: createDataProvider(client), sent };
};

const firstPage = { pagination: { page: 1, perPage: 20 }, sort: { field: 'id', order: 'ASC' as const } };

describe('the data provider', () => {
  test('asks for letters by what is set in the filter, and tells whether there are more', async () => {
    const path = '/submissions?status=awaitingDecision&limit=20';
    const { provider } = aProvider({ [path]: { items: [{ id: '1' }], next: 'c' } });
    const filter = { status: 'awaitingDecision', mine: false, q: '' };
    expect(await provider.getList('submissions', { ...firstPage, filter })).toEqual({
      data: [{ id: '1' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
  });

  test('tells how many letters a filter hides from a search', async () => {
    const path = '/submissions?status=registered&q=x&limit=20';
    const { provider } = aProvider({ [path]: { items: [], next: null, hidden: 3 } });
    const filter = { status: 'registered', q: 'x' };
    expect(await provider.getList('submissions', { ...firstPage, filter })).toMatchObject({ meta: { hidden: 3 } });
  });

  test('reads a short list to its end and finds some of it there', async () => {
    const { provider } = aProvider({
      '/units?limit=100': { items: [{ id: 'a' }], next: 'n' },
      '/units?limit=100&cursor=n': { items: [{ id: 'b', name: 'بایگانی' }], next: null },
    });
    expect((await provider.getList('units', { ...firstPage, filter: {} })).total).toBe(2);
    expect((await provider.getMany('units', { ids: ['a'] })).data).toEqual([{ id: 'a' }]);
  });

  test('gives the rows of a timeline ids', async () => {
    const { provider } = aProvider({ '/submissions/7/timeline': { items: [{ sequence: 4 }, { sequence: 4 }] } });
    const { data } = await provider.getList('timeline', { ...firstPage, filter: { submissionId: '7' } });
    expect(data.map(({ id }) => id)).toEqual(['4-0', '4-1']);
  });

  test('changes the organisation where it stands', async () => {
    const { provider, sent } = aProvider({});
    const data = { claimMinutes: 45 };
    await provider.update('organisation', { id: 'current', data, previousData: { id: 'current' } });
    expect(sent).toEqual([{ method: 'PATCH', path: '/organisation', body: { claimMinutes: 45 } }]);
  });

  test('sends each command to its own address', async () => {
    const { provider, sent } = aProvider({});
    await provider.reject('7', 'ناقص است');
    await provider.reassign('7', { unitId: 'u' });
    await provider.completeStuck('7', '1405/9');
    expect(sent).toEqual([
      { method: 'POST', path: '/submissions/7/reject', body: { reason: 'ناقص است' } },
      { method: 'POST', path: '/submissions/7/reassign', body: { unitId: 'u' } },
      { method: 'POST', path: '/stuck/7/complete', body: { letterNumber: '1405/9' } },
    ]);
  });

  test('deletes nothing', async () => {
    await expect(aProvider({}).provider.delete('units', { id: 'a', previousData: { id: 'a' } })).rejects.toThrow();
  });
});
