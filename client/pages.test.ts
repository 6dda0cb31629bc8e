import { expect, test } from '@jest/globals';
import { allPages } from './pages.ts';

test('a list is read to its end, however many pages it has', async () => {
  const all = Array.from({ length: 250 }, (_, index) => index);
  const items = await allPages(async (cursor) => {
    const start = Number(cursor ?? 0);
    return { items: all.slice(start, start + 100), next: start + 100 < all.length ? String(start + 100) : null };
  });
  expect(items).toEqual(all);
});
