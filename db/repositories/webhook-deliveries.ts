import type { SubmissionEventType } from '../../domain/submission/index.ts';
import type { OneTrip } from '../tenancy.ts';

export type DeliveryState = 'waiting' | 'sending' | 'delivered' | 'failed';

/** One call to a webhook. */
export interface Delivery {
  id: string;
  position: number;
  type: SubmissionEventType;
  submissionId: string;
  state: DeliveryState;
  /** The call that it repeats because its owner asked for it. */
  replayOf: string | null;
  at: Date;
  httpStatus: number | null;
  /** Why it failed: a code, nothing of the answer. */
  reason: string | null;
  durationMs: number | null;
}

export interface DeliveryCursor {
  at: string | Date;
  id: string;
}

const COLUMNS = `d.id, d.position::float8 as position, c.type, c.submission_id as "submissionId", d.state,
  d.replay_of as "replayOf", d.at, d.http_status as "httpStatus", d.reason, d.duration_ms as "durationMs"`;
const WITH_CHANGE = `webhook_deliveries d join changes c on c.applicant_id = d.applicant_id and c.position = d.position`;

/** Newest first. In the applicant's scope. */
export function listDeliveries(
  trip: OneTrip,
  { webhookId, limit, after }: { webhookId: string; limit: number; after?: DeliveryCursor },
): Promise<Delivery[]> {
  return trip.query<Delivery>(
    `select ${COLUMNS} from ${WITH_CHANGE} where d.webhook_id = $1
       and ($2::timestamptz is null or (d.at, d.id) < ($2::timestamptz, $3::uuid))
     order by d.at desc, d.id desc limit $4`,
    [webhookId, after?.at ?? null, after?.id ?? null, limit],
  );
}

/**
 * Asks for a call to be made once more, beside those in order. In the applicant's scope.
 * @returns nothing when there is no such call
 */
export async function replayDelivery(
  trip: OneTrip,
  { id, webhookId, replayOf }: { id: string; webhookId: string; replayOf: string },
): Promise<Delivery | undefined> {
  const [, [row]] = await Promise.all([
    trip.query(
      `insert into webhook_deliveries (id, webhook_id, applicant_id, position, state, replay_of)
       select $1, webhook_id, applicant_id, position, 'waiting', id from webhook_deliveries where id = $2 and webhook_id = $3`,
      [id, replayOf, webhookId],
    ),
    trip.query<Delivery>(`select ${COLUMNS} from ${WITH_CHANGE} where d.id = $1`, [id]),
  ]);
  return row;
}

/** In the scope `schedules`. */
export async function deleteOldDeliveries(trip: OneTrip, { before }: { before: Date }): Promise<void> {
  await trip.query('delete from webhook_deliveries where at < $1', [before]);
}
