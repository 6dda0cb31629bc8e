import { randomUUID } from 'node:crypto';
import { changeJson, type Change } from '../../db/repositories/changes.ts';
import type { DeliveryRecord } from '../../db/repositories/webhook-queue.ts';
import type { CallWebhook } from './port.ts';

interface Receiver {
  webhookId: string;
  url: string;
  secret: string;
}

/** Tells a receiver of a change, and gives what is to be written down of it. */
export async function tell(
  callWebhook: CallWebhook,
  {
    receiver: { webhookId, url, secret },
    change,
    id = randomUUID(),
  }: { receiver: Receiver; change: Change; id?: string },
): Promise<DeliveryRecord> {
  const began = Date.now();
  const body = JSON.stringify({ webhookId, ...changeJson(change) });
  const answer = await callWebhook({ url, secret, deliveryId: id, body });
  return { id, webhookId, position: change.position, ...answer, durationMs: Date.now() - began };
}
