import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { LetterActivities } from '../activities/contract.ts';

const { callWaitingLetters } = proxyActivities<LetterActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '5s', maximumInterval: '15s' },
});

const INTERVAL = '20s';

/**
 * Sees for all letters together whether the correspondence system answers again after an outage, and calls those that wait for it.
 * One such workflow serves the whole installation.
 */
export async function correspondenceWatch(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) {
    await callWaitingLetters();
    await sleep(INTERVAL);
  }
  await continueAsNew<typeof correspondenceWatch>();
}
