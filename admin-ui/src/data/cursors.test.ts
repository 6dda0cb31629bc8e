import { describe, expect, test } from '@jest/globals';
import { createCursors } from './cursors.ts';

const pages: Record<string, { items: number[]; next: string | null }> = {
  first: { items: [1, 2], next: 'b' },
  b: { items: [3, 4], next: 'c' },
  c: { items: [5], next: null },
};

const aSource = () => {
  const asked: string[] = [];
  const fetch = async (cursor: string | undefined) => {
    asked.push(cursor ?? 'first');
    return pages[cursor ?? 'first'] ?? { items: [], next: null };
  };
  return { asked, fetch };
};

describe('pages over cursors', () => {
  test('going forward and back asks for one page each time', async () => {
    const cursors = createCursors();
    const { asked, fetch } = aSource();
    for (const number of [1, 2, 3, 2]) await cursors.page('q', { number, fetch });
    expect(asked).toEqual(['first', 'b', 'c', 'b']);
  });

  test('a page opened from a bookmark is walked to', async () => {
    const { asked, fetch } = aSource();
    const page = await createCursors().page('q', { number: 3, fetch });
    expect(page.items).toEqual([5]);
    expect(asked).toEqual(['first', 'b', 'c']);
  });

  test('a page behind the end is empty', async () => {
    const { fetch } = aSource();
    expect(await createCursors().page('q', { number: 9, fetch })).toEqual({ items: [], next: null });
  });

  test('another query has cursors of its own', async () => {
    const cursors = createCursors();
    const { asked, fetch } = aSource();
    await cursors.page('q', { number: 2, fetch });
    await cursors.page('other', { number: 1, fetch });
    expect(asked).toEqual(['first', 'b', 'first']);
  });
});
