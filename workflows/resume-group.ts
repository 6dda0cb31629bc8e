import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { LetterActivities } from '../activities/contract.ts';
import { groupOrder, type ResumeGroupStart } from './updates.ts';

const { resumeNext, markResumeGroup } = proxyActivities<LetterActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', maximumInterval: '30s' },
});

const BATCHES_A_MINUTE = 12;
const PAUSE_MS = 60_000 / BATCHES_A_MINUTE;

/**
 * Has stuck things of an organisation go on, so many a minute, so that what has just come back is not overrun. Its progress is in its
 * rows; a person may pause it, let it go on, or stop it.
 */
export async function resumeGroup({
  perMinute,
  isPaused: wasPaused = false,
  ...group
}: ResumeGroupStart): Promise<void> {
  let isPaused = wasPaused;
  let isStopped = false;
  setHandler(groupOrder, (order) => {
    isPaused = order === 'pause';
    isStopped ||= order === 'stop';
  });
  const limit = Math.ceil(perMinute / BATCHES_A_MINUTE);
  while (!isStopped) {
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof resumeGroup>({ ...group, perMinute, isPaused });
    if (isPaused) {
      await markResumeGroup({ ...group, state: 'paused' });
      await condition(() => !isPaused || isStopped);
      if (!isStopped) await markResumeGroup({ ...group, state: 'running' });
      continue;
    }
    const { taken } = await resumeNext({ ...group, limit });
    if (taken < limit) break;
    await condition(() => isPaused || isStopped, PAUSE_MS);
  }
  await markResumeGroup({ ...group, state: isStopped ? 'stopped' : 'ended' });
}
