import type { Delivery } from '../../../db/repositories/webhook-deliveries.ts';
import type { Webhook } from '../../../db/repositories/webhooks.ts';

export const presentWebhook = ({ id, url, active, behind, failingSince, switchedOffAt, createdAt }: Webhook) => ({
  ...{ id, url, active, behind },
  failingSince: failingSince?.toISOString() ?? null,
  switchedOffAt: switchedOffAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

export const presentDelivery = ({ at, ...delivery }: Delivery) => ({ ...delivery, at: at.toISOString() });
