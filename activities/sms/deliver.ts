import type { SmsActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { createCollectReceipts } from './receipts.ts';
import { createResumeDeliveries } from './resume.ts';
import { createSendSms } from './send.ts';

/** Sending through the panels, and what became of it. */
export const createSmsDelivery = (dependencies: Dependencies): SmsActivities => ({
  sendSms: createSendSms(dependencies),
  collectReceipts: createCollectReceipts(dependencies),
  resumeDeliveries: createResumeDeliveries(dependencies),
});
