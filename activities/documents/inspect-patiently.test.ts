import { describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { inspectPatiently } from './inspect-patiently.ts';
import type { DocumentInspection, InspectionBounds } from './port.ts';
import { ready } from './verdict.ts';

const FILE = { key: 'key', name: 'letter.pdf', bytes: 10 };
const SHORT = { isLocal: true };
const LASTING = { isLocal: false };

const inspected = (info: { isLocal: boolean }, inspect: DocumentInspection['inspect']) =>
  new MockActivityEnvironment(info).run(() => inspectPatiently({ inspect }, FILE));

describe('a document', () => {
  test('that is looked at in time has its verdict', async () => {
    expect(await inspected(SHORT, async () => ready('pdf'))).toEqual(ready('pdf'));
  });

  test('that runs out of time ends its short step for good, so that it goes on with the long one', async () => {
    await expect(inspected(SHORT, async () => 'out-of-time')).rejects.toMatchObject({
      type: 'InspectionOutOfTime',
      nonRetryable: true,
    });
  });

  test('that runs out of time twice is damaged', async () => {
    expect(await inspected(LASTING, async () => 'out-of-time')).toEqual({ state: 'refused', reasonCode: 'damaged' });
  });

  test('has more time in the long step, and waits and lasts less than each step does', async () => {
    const given: InspectionBounds[] = [];
    const noting: DocumentInspection['inspect'] = async (_file, bounds) => {
      given.push(bounds);
      return ready('pdf');
    };
    await inspected(SHORT, noting);
    await inspected(LASTING, noting);
    expect(given.map(({ lane }) => lane)).toEqual(['short', 'lasting']);
    expect(given.map(({ withinMs, waitMs }) => withinMs + waitMs)).toEqual([9_000, 28_000]);
  });

  test('that the storage does not give is tried again', async () => {
    const away = async () => Promise.reject(new Error('the storage is away'));
    await expect(inspected(LASTING, away)).rejects.toThrow('the storage is away');
  });
});
