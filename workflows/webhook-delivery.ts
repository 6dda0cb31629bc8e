import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { WebhookActivities } from '../activities/contract.ts';

const { deliverWebhooks } = proxyActivities<WebhookActivities>({
  startToCloseTimeout: '15m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '15s' },
});

/**
 * Has the webhooks of all applicants told of what happens to their letters. One such workflow serves the whole installation, and one
 * activity does it for minutes at a time, so that its history grows by a few events an hour.
 */
export async function webhookDelivery(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await deliverWebhooks();
  await continueAsNew<typeof webhookDelivery>();
}
