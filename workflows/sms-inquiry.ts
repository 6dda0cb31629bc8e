import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { SmsActivities } from '../activities/contract.ts';
import { durably } from './durably.ts';
import type { InquiryStart } from './updates.ts';

/** What was made of a message stands in its row: a repeat of the step finds it there. */
const short = proxyLocalActivities<SmsActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', maximumAttempts: 4 },
});
const lasting = proxyActivities<SmsActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '5s', maximumInterval: '1m' },
});
const answerInquiry = durably(short.answerInquiry, lasting.answerInquiry);

/** Somebody has written to a line: what they ask is answered, what they order is done, once. */
export async function smsInquiry(message: InquiryStart): Promise<void> {
  await answerInquiry(message);
}
