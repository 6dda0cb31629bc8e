import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { replay, type StoredHistory } from './replayer.ts';
import { traced } from './traced.ts';

const FOLDER = new URL('./histories/', import.meta.url);

const stored = async (): Promise<StoredHistory[]> =>
  Promise.all(
    (await readdir(FOLDER)).map(
      async (name) => JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')) as StoredHistory,
    ),
  );

describe('the workflows of today', () => {
  it('go the same way over every stored history', async () => {
    const histories = await stored();
    const results = await replay(histories);
    expect(results.flatMap(({ workflowId, error }) => (error ? [`${workflowId}: ${error.message}`] : []))).toEqual([]);
    expect(results).toHaveLength(histories.length);
    expect(histories.length).toBeGreaterThanOrEqual(8);
  }, 60_000);

  it('go the same way whether the requests were traced or not', async () => {
    const histories = (await stored()).map(traced);
    const results = await replay(histories);
    expect(results.flatMap(({ workflowId, error }) => (error ? [`${workflowId}: ${error.message}`] : []))).toEqual([]);
    expect(results).toHaveLength(histories.length);
  }, 60_000);

  it('would be caught going another way', async () => {
    const [first] = await stored();
    const broken = JSON.parse(JSON.stringify(first)) as StoredHistory & {
      history: {
        events: { eventType: string; activityTaskScheduledEventAttributes?: { activityType: { name: string } } }[];
      };
    };
    const scheduled = broken.history.events.find(({ eventType }) => eventType === 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED');
    scheduled!.activityTaskScheduledEventAttributes!.activityType.name = 'somethingElse';
    const [result] = await replay([broken]);
    expect(result?.error?.name).toBe('DeterminismViolationError');
  }, 60_000);
});
