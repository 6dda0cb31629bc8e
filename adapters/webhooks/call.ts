import type { CallWebhook, WebhookAnswer } from '../../activities/webhooks/port.ts';
import type { Exchange } from '../outbound/exchange.ts';
import { sign, SIGNATURE_HEADER } from '../signature/hmac.ts';

/** The header with the id of the call: the same call never has two. */
const DELIVERY_HEADER = 'Pishkhan-Delivery';

const WITHIN_MS = 8_000;

/** @param exchange one that makes no call inside the installation and follows no redirection */
export const createCallWebhook =
  (exchange: Exchange, now: () => Date = () => new Date()): CallWebhook =>
  async ({ url, secret, deliveryId, body }) => {
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Pishkhan',
      [DELIVERY_HEADER]: deliveryId,
      [SIGNATURE_HEADER]: sign({ secrets: [secret], body, at: now() }),
    };
    const result = await exchange({ url, method: 'POST', headers, body, timeoutMs: WITHIN_MS });
    return result.kind === 'answered' ? answered(result.status) : failed(null, result.reason);
  };

const answered = (status: number): WebhookAnswer =>
  status >= 200 && status < 300 ? { state: 'delivered', httpStatus: status, reason: null } : failed(status, 'status');

const failed = (httpStatus: number | null, reason: string): WebhookAnswer => ({ state: 'failed', httpStatus, reason });
