import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { SmsActivities } from '../activities/contract.ts';

const { collectReceipts, resumeDeliveries } = proxyActivities<SmsActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '5s', maximumInterval: '15s' },
});

const INTERVAL = '15s';

/**
 * Asks the panels, for all messages at once, what became of them, and sends those that could not be delivered through another
 * panel. Has messages sent that a process wrote down and did not live to send. One such workflow serves the whole installation.
 */
export async function smsReceipts(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) {
    await resumeDeliveries();
    await collectReceipts();
    await sleep(INTERVAL);
  }
  await continueAsNew<typeof smsReceipts>();
}
