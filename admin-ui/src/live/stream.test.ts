import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createStream, type Change } from './stream.ts';

class FakeSource extends EventTarget {
  readyState = 1;
  close(): void {
    this.readyState = 2;
  }
  says(type: string, data?: object): void {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data) }));
  }
  fails({ forGood }: { forGood: boolean }): void {
    this.readyState = forGood ? 2 : 0;
    this.says('error');
  }
}

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  becomes(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const aStream = () => {
  const [sources, changes, states] = [[] as FakeSource[], [] as Change[], [] as boolean[]];
  const [page, refused] = [new FakePage(), jest.fn()];
  const stop = createStream({
    page,
    open: () => sources[sources.push(new FakeSource()) - 1] as unknown as EventSource,
    onChange: (change) => changes.push(change),
    onState: (up) => states.push(up),
    onRefused: refused,
  }).start();
  const last = () => sources.at(-1) as FakeSource;
  return { sources, changes, states, page, refused, stop, last };
};

describe('the stream of changes', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('tells of a letter, and that all is to be read anew', () => {
    const { changes, last, stop } = aStream();
    last().says('reset', {});
    last().says('letter', { id: 'a', sequence: 2 });
    expect(changes).toEqual(['all', expect.objectContaining({ id: 'a' })]);
    stop();
  });

  test('leaves a lost connection to the browser, which comes back by itself', () => {
    const { sources, states, refused, last, stop } = aStream();
    last().says('open');
    last().fails({ forGood: false });
    jest.advanceTimersByTime(60_000);
    last().says('open');
    expect(sources).toHaveLength(1);
    expect(states).toEqual([true, false, true]);
    expect(refused).not.toHaveBeenCalled();
    stop();
  });

  test('that is refused asks why, and tries again after ever longer pauses', () => {
    const { sources, refused, last, stop } = aStream();
    last().fails({ forGood: true });
    expect(refused).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(2_000);
    expect(sources).toHaveLength(2);
    last().fails({ forGood: true });
    jest.advanceTimersByTime(2_000);
    expect(sources).toHaveLength(2);
    jest.advanceTimersByTime(2_000);
    expect(sources).toHaveLength(3);
    stop();
  });

  test('ends while nobody looks, and when it is stopped', () => {
    const { sources, page, last, stop } = aStream();
    page.becomes('hidden');
    expect(last().readyState).toBe(2);
    page.becomes('visible');
    expect(sources).toHaveLength(2);
    last().fails({ forGood: true });
    stop();
    jest.advanceTimersByTime(60_000);
    page.becomes('visible');
    expect(sources).toHaveLength(2);
  });
});
