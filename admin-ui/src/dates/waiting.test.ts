import { describe, expect, test } from '@jest/globals';
import { isOverdue, relativeTime } from './waiting.ts';

const now = Date.parse('2026-11-23T09:00:00Z');

describe('waiting time', () => {
  test('is told in whole minutes, hours or days', () => {
    expect(relativeTime('2026-11-23T08:18:10Z', { now, locale: 'en' })).toBe('41 minutes ago');
    expect(relativeTime('2026-11-23T03:30:00Z', { now, locale: 'en' })).toBe('5 hours ago');
    expect(relativeTime('2026-11-20T08:00:00Z', { now, locale: 'fa' })).toBe('۳ روز پیش');
    expect(relativeTime('2026-11-25T10:00:00Z', { now, locale: 'en' })).toBe('in 2 days');
  });

  test('less than a minute is now', () => {
    expect(relativeTime('2026-11-23T08:59:30Z', { now, locale: 'en' })).toBe('this minute');
  });
});

describe('overdue', () => {
  const promisedAt = '2026-11-22T20:29:59Z';

  test('a letter that still waits after its promised day is overdue', () => {
    expect(isOverdue({ status: 'awaitingDecision', promisedAt }, now)).toBe(true);
  });

  test('a letter that was answered is not', () => {
    expect(isOverdue({ status: 'registered', promisedAt }, now)).toBe(false);
    expect(isOverdue({ status: 'awaitingDecision', promisedAt: null }, now)).toBe(false);
  });
});
