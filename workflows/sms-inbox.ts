import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { SmsActivities } from '../activities/contract.ts';

const { collectInbound } = proxyActivities<SmsActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '5s', maximumInterval: '15s' },
});

const INTERVAL = '10s';

/** Fetches what people write to the lines of panels that do not push it. One such workflow serves the whole installation. */
export async function smsInbox(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) {
    await collectInbound();
    await sleep(INTERVAL);
  }
  await continueAsNew<typeof smsInbox>();
}
