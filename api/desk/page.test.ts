import { describe, expect, test } from '@jest/globals';
import { toCursor } from '../http/input/cursor.ts';
import { pageOf } from './page.ts';

const listOf = (ids: string) => [...ids].map((id) => ({ id }));
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id).join('');

/** Pages of three: the first of one list, the next of what has become of it. */
const twoPages = (before: string, after: string): string[] => {
  const first = pageOf(listOf(before), { limit: 3 });
  return [idsOf(first.items), idsOf(pageOf(listOf(after), { limit: 3, cursor: first.next! }).items)];
};

describe('a page of a list', () => {
  test('goes on where the one before ended, until the end', () => {
    const first = pageOf(listOf('abcde'), { limit: 3 });
    expect(idsOf(first.items)).toBe('abc');
    expect(pageOf(listOf('abcde'), { limit: 3, cursor: first.next! })).toEqual({ items: listOf('de'), next: null });
    expect(pageOf(listOf('abc'), { limit: 3 }).next).toBeNull();
  });

  test.each([
    ['is gone', 'abdefg', 'def'],
    ['has moved to the end', 'abdefgc', 'def'],
    ['has moved to the front', 'cabdefg', 'abd'],
    ['has others before it now', 'xabcdefg', 'bcd'],
    ['has one fewer before it', 'bcdefg', 'def'],
  ])('leaves out none of the rest when its last item %s', (_, after, next) => {
    expect(twoPages('abcdefg', after)).toEqual(['abc', next]);
  });

  test.each([[], 'abc', { end: 3 }, [3], [0, 'c'], [-1, 'c'], [1.5, 'c'], ['3', 'c'], null])(
    'is not found by a place that is %j',
    (place) => {
      expect(() => pageOf(listOf('abc'), { cursor: toCursor(place) })).toThrow();
    },
  );
});
