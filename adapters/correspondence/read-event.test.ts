import { describe, expect, it } from '@jest/globals';
import { readEvent, readListedEvent } from './read-event.ts';

const told = { id: 'ev-1', letterNumber: '۱۴۰۵/۷', at: '2026-11-29T08:00:00+03:30' };
const kept = { id: 'ev-1', letterNumber: '1405/7', marker: null, organisation: null, at: '2026-11-29T04:30:00.000Z' };

describe('an event of a bridge', () => {
  it.each([
    [
      { type: 'referred', unit: ' دفتر فنی ', note: 'برای \u202eاقدام' },
      { type: 'referred', unit: 'دفتر فنی', person: null, note: 'برای اقدام' },
    ],
    [
      { type: 'returned', reason: 'ناقص' },
      { type: 'returned', reason: 'ناقص' },
    ],
    [{ type: 'filed', whatever: 1 }, { type: 'filed' }],
    [
      { type: 'replied', text: 'پاسخ', documents: [{ id: 'd1', name: 'نامه.pdf', bytes: 3 }] },
      { type: 'replied', text: 'پاسخ', documents: [{ id: 'd1', name: 'نامه.pdf', bytes: 3, sha256: null }] },
    ],
  ])('is read into the form in which it is kept: %j', (step, expected) => {
    expect(readEvent({ ...told, ...step })).toEqual({ ...kept, ...expected });
  });

  it.each([
    null,
    [],
    'filed',
    { ...told, type: 'lost' },
    { ...told, type: 'filed', id: 'با فاصله' },
    { ...told, type: 'filed', id: 'x'.repeat(201) },
    { ...told, type: 'filed', letterNumber: '\u200b' },
    { ...told, type: 'filed', at: '2026-99-99T99:99' },
    { ...told, type: 'referred' },
    { ...told, type: 'referred', unit: ' ' },
    { ...told, type: 'replied', text: 'x'.repeat(10_001) },
    { ...told, type: 'replied', text: 'پاسخ', documents: [{ id: '../../secret', name: 'a', bytes: 1 }] },
    { ...told, type: 'replied', text: 'پاسخ', documents: [{ id: 'd', name: 'a', bytes: -1 }] },
  ])('is none: %j', (json) => {
    expect(readEvent(json)).toBeUndefined();
  });

  it('is never lost from a list: what cannot be read has the same id each time', () => {
    const json = { ...told, type: 'lost' };
    const [one, again] = [readListedEvent(json), readListedEvent({ ...json })];
    expect(one).toEqual({ id: expect.stringMatching(/^unreadable-[0-9a-f]{64}$/), unreadable: json });
    expect(again.id).toBe(one.id);
    expect(readListedEvent({ ...json, type: 'filed' })).toMatchObject({ type: 'filed' });
  });
});
