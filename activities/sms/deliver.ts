import type { SmsActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { createAnswerInquiry } from '../inquiry/answer.ts';
import { createCollectInbound } from '../inquiry/collect.ts';
import type { Courier } from './courier.ts';
import { createCollectReceipts } from './receipts.ts';
import { createResumeDeliveries } from './resume.ts';
import { createSendSms } from './send.ts';

/** Sending through the panels, and what became of it. */
export const createSmsDelivery = (dependencies: Dependencies, courier: Courier): SmsActivities => ({
  sendSms: createSendSms(dependencies),
  collectReceipts: createCollectReceipts(dependencies),
  answerInquiry: createAnswerInquiry({ ...dependencies, courier }),
  collectInbound: createCollectInbound(dependencies),
  resumeDeliveries: createResumeDeliveries(dependencies),
});
