import { describe, expect, test } from '@jest/globals';
import { createRefresher } from './refresher.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

const aRefresher = () => {
  const [read, pauses] = [[] as (string | string[])[], [] as (() => void)[]];
  const refresh = createRefresher({
    read: async (changes) => void read.push(changes === 'all' ? changes : [...changes]),
    sleep: () => new Promise((resolve) => pauses.push(resolve)),
  });
  const pauseEnds = async () => {
    pauses.shift()?.();
    await settled();
  };
  return { read, refresh, pauseEnds };
};

describe('changes', () => {
  test('are read at once, and those that come meanwhile together after the pause', async () => {
    const { read, refresh, pauseEnds } = aRefresher();
    for (const id of ['a', 'b', 'c', 'b']) refresh({ id });
    expect(read).toEqual([['a']]);
    await pauseEnds();
    expect(read).toEqual([['a'], ['b', 'c']]);
    await pauseEnds();
    refresh({ id: 'd' });
    expect(read.at(-1)).toEqual(['d']);
  });

  test('of everything go before those of one letter', async () => {
    const { read, refresh, pauseEnds } = aRefresher();
    refresh({ id: 'a' });
    refresh({ id: 'b' });
    refresh('all');
    refresh({ id: 'c' });
    await pauseEnds();
    expect(read).toEqual([['a'], 'all']);
  });

  test('that could not be read do not stop those after them', async () => {
    const tried: unknown[] = [];
    const read = async (changes: unknown) => {
      tried.push(changes);
      throw new Error('away');
    };
    const refresh = createRefresher({ read, sleep: async () => undefined });
    refresh({ id: 'a' });
    refresh({ id: 'b' });
    await settled();
    expect(tried).toHaveLength(2);
  });
});
