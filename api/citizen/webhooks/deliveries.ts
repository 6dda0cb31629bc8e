import { randomUUID } from 'node:crypto';
import { listDeliveries, replayDelivery, type DeliveryCursor } from '../../../db/repositories/webhook-deliveries.ts';
import { getWebhook } from '../../../db/repositories/webhooks.ts';
import { isUuid } from '../../http/input/ajv.ts';
import { fromCursor, toPage } from '../../http/input/cursor.ts';
import { notFound } from '../../http/problems/problem.ts';
import { accepted, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { scopeOf } from '../submissions/letters.ts';
import { presentDelivery } from './presenter.ts';
import { Deliveries, DeliveriesQuery, Delivery } from './schema.ts';

const REPLAYS_AN_HOUR = 200;

/** What became of each call to a webhook, and having one made once more. */
export const deliveries = ({ database, vault: sealer, limiter }: Services): Route[] => {
  const replays = limiter({ name: 'replays', points: REPLAYS_AN_HOUR, seconds: 3_600 });
  return [
    route({
      method: 'get',
      path: '/api/v1/me/webhooks/{id}/deliveries',
      summary: 'Calls to a webhook of the last thirty days, newest first',
      auth: 'applicant',
      access: 'webhooks',
      query: DeliveriesQuery,
      responses: { 200: { description: 'A page', schema: Deliveries } },
      handler: async ({ params: { id }, query: { limit = 20, cursor }, principal }) => {
        const after = fromCursor(cursor, isCursor);
        const [webhook, rows] = await database.inOneTrip(scopeOf(principal), (trip) =>
          Promise.all([
            getWebhook(trip, { id, sealer }),
            listDeliveries(trip, { webhookId: id, limit: limit + 1, ...(after && { after }) }),
          ]),
        );
        if (!webhook) throw notFound();
        return ok(toPage(rows, { limit, place: ({ at, id }) => ({ at, id }), present: presentDelivery }));
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/me/webhooks/{id}/deliveries/{deliveryId}/replay',
      summary: 'Have a call made once more, beside those in order',
      auth: 'applicant',
      access: 'webhooks',
      once: true,
      responses: { 202: { description: 'The call that will be made', schema: Delivery } },
      problems: ['too-many-requests'],
      handler: async ({ params: { id: webhookId, deliveryId: replayOf }, principal }) => {
        await replays.take(principal.applicantId);
        const delivery = await database.inOneTrip(scopeOf(principal), (trip) =>
          replayDelivery(trip, { id: randomUUID(), webhookId, replayOf }),
        );
        if (!delivery) throw notFound();
        return accepted(presentDelivery(delivery));
      },
    }),
  ];
};

const isCursor = (value: unknown): value is DeliveryCursor => {
  const { at, id } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof at === 'string' &&
    /^2\d{3}-/.test(at) &&
    new Date(at).toJSON() === at &&
    typeof id === 'string' &&
    isUuid(id)
  );
};
