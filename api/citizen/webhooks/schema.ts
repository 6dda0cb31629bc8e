import { Type } from '@sinclair/typebox';
import { EVENT_TYPES } from '../../../domain/submission/index.ts';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { Address, Closed, Instant, Nullable, OneOf, Page, PAGE_QUERY, Uuid } from '../../http/input/schema.ts';

const url = Address({
  ...BOUNDS.webhookUrl,
  description: 'https; nothing inside the installation; redirections are not followed',
});

export const NewWebhook = Closed({ url }, { $id: 'NewWebhook' });
export const WebhookChange = Closed(
  { url: Type.Optional(url), active: Type.Optional(Type.Boolean()) },
  { $id: 'WebhookChange', minProperties: 1 },
);

const shared = {
  id: Uuid(),
  url: Type.String(),
  active: Type.Boolean(),
  behind: Type.Integer({ description: 'How many changes it was not told of yet' }),
  failingSince: Nullable(Instant()),
  switchedOffAt: Nullable(
    Type.String({ format: 'date-time', description: 'When we switched it off: nothing had arrived for three days' }),
  ),
  createdAt: Instant(),
};

export const Webhook = Type.Object(shared, { $id: 'Webhook' });
export const MadeWebhook = Type.Object(
  { ...shared, secret: Type.String({ description: 'Signs each call; shown this once' }) },
  { $id: 'MadeWebhook' },
);
export const Webhooks = Page(Webhook);

export const Delivery = Type.Object(
  {
    id: Uuid(),
    position: Type.Integer({ description: 'Of the change in the feed' }),
    type: OneOf(EVENT_TYPES),
    submissionId: Uuid(),
    state: OneOf(['waiting', 'sending', 'delivered', 'failed']),
    replayOf: Nullable(Uuid()),
    at: Instant(),
    httpStatus: Nullable(Type.Integer()),
    reason: Nullable(
      Type.String({ description: 'A code: `status`, or what kept it from arriving, such as `ECONNREFUSED`' }),
    ),
    durationMs: Nullable(Type.Integer()),
  },
  { $id: 'WebhookDelivery' },
);
export const Deliveries = Page(Delivery);
export const DeliveriesQuery = Closed(PAGE_QUERY);
