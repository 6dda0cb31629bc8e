export { correspondenceWatch } from './correspondence-watch.ts';
export { testConnection } from './test-connection.ts';
export { deliverSms } from './deliver-sms.ts';
export { resumeGroup } from './resume-group.ts';
export { smsReceipts } from './sms-receipts.ts';
export { submission } from './submission.ts';
export { webhookDelivery } from './webhook-delivery.ts';
