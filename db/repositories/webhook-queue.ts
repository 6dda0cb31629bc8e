import type { Sealer } from '../crypto.ts';
import type { OneTrip } from '../tenancy.ts';
import { WEBHOOK_SECRET, WEBHOOK_URL } from './webhooks.ts';

/** Longer than a call and its record take: a worker that died with a webhook keeps it no longer. */
const LEASE = `interval '20 seconds'`;

interface Addressee {
  webhookId: string;
  applicantId: string;
  url: string;
  secret: string;
}

/** A webhook that is owed something, in the hands of one worker. */
export interface ClaimedWebhook extends Addressee {
  place: number;
  failures: number;
  failingSince: Date | null;
}

type Sealed<T> = Omit<T, 'url' | 'secret'> & { url: Buffer; secret: Buffer };

const openedOf = (sealer: Sealer, { url, secret }: { url: Buffer; secret: Buffer }) => ({
  url: sealer.open<string>(WEBHOOK_URL, url),
  secret: sealer.open<string>(WEBHOOK_SECRET, secret),
});

/**
 * Takes webhooks to which something is due, those that wait longest first; of those that fail, or of those that do not.
 * This and what follows is in the scope `worker`.
 */
export async function claimWebhooks(
  trip: OneTrip,
  { failing, limit, sealer }: { failing: boolean; limit: number; sealer: Sealer },
): Promise<ClaimedWebhook[]> {
  const rows = await trip.query<Sealed<ClaimedWebhook>>(
    `update webhooks set leased_until = now() + ${LEASE}
     where id in (select id from webhooks where active and due_at <= now() and (leased_until is null or leased_until < now())
       and (failures > 0) = $1 order by due_at limit $2 for update skip locked)
     returning id as "webhookId", applicant_id as "applicantId", url, secret, place::float8 as place, failures,
       failing_since as "failingSince"`,
    [failing, limit],
  );
  return rows.map((row) => ({ ...row, ...openedOf(sealer, row) }));
}

/** What became of a call. */
export interface DeliveryRecord {
  id: string;
  webhookId: string;
  position: number;
  state: 'delivered' | 'failed';
  httpStatus: number | null;
  reason: string | null;
  durationMs: number;
}

/** Writes a call down; of a webhook that is gone nothing. */
const record = (trip: OneTrip, { id, webhookId, position, ...outcome }: DeliveryRecord): Promise<unknown> =>
  trip.query(
    `insert into webhook_deliveries (id, webhook_id, applicant_id, position, state, http_status, reason, duration_ms)
     select $1, id, applicant_id, $3, $4, $5, $6, $7 from webhooks where id = $2`,
    [id, webhookId, position, outcome.state, outcome.httpStatus, outcome.reason, outcome.durationMs],
  );

/** The next one is due. */
export async function recordDelivered(trip: OneTrip, delivery: DeliveryRecord): Promise<void> {
  await Promise.all([
    record(trip, delivery),
    trip.query(
      `update webhooks set place = $2, failures = 0, failing_since = null, leased_until = now() + ${LEASE}
       where id = $1 and place < $2`,
      [delivery.webhookId, delivery.position],
    ),
  ]);
}

/** The same one is due again after a pause; the webhook is let go. */
export async function recordFailed(trip: OneTrip, delivery: DeliveryRecord & { pauseMs: number }): Promise<void> {
  await Promise.all([
    record(trip, delivery),
    trip.query(
      `update webhooks set failures = failures + 1, failing_since = coalesce(failing_since, now()), leased_until = null,
         due_at = now() + make_interval(secs => $2) where id = $1`,
      [delivery.webhookId, delivery.pauseMs / 1_000],
    ),
  ]);
}

/**
 * Lets a webhook go; it is due again only if something has come meanwhile. The row is locked first, by a statement of its own: whoever
 * writes a change locks it too, so that either this sees the change, or the change sees that nothing is due.
 */
export async function releaseWebhook(trip: OneTrip, { webhookId }: { webhookId: string }): Promise<void> {
  await Promise.all([
    trip.query('select from webhooks where id = $1 for update', [webhookId]),
    trip.query(
      `update webhooks w set leased_until = null, due_at = case when exists (
         select from change_heads h where h.applicant_id = w.applicant_id and h.position > w.place) then now() end
       where id = $1`,
      [webhookId],
    ),
  ]);
}

export async function switchOffWebhook(trip: OneTrip, { webhookId }: { webhookId: string }): Promise<void> {
  await trip.query('update webhooks set active = false, switched_off_at = now(), leased_until = null where id = $1', [
    webhookId,
  ]);
}

/** A call that somebody wants made once more. */
export interface ClaimedReplay extends Addressee {
  id: string;
  position: number;
}

/** Takes calls that are to be made again, and those that a worker died with. */
export async function claimReplays(
  trip: OneTrip,
  { limit, sealer }: { limit: number; sealer: Sealer },
): Promise<ClaimedReplay[]> {
  const rows = await trip.query<Sealed<ClaimedReplay>>(
    `update webhook_deliveries d set state = 'sending', at = clock_timestamp() from webhooks w
     where w.id = d.webhook_id and d.id in (select id from webhook_deliveries
       where state = 'waiting' or (state = 'sending' and at < now() - interval '1 minute')
       order by at limit $1 for update skip locked)
     returning d.id, d.webhook_id as "webhookId", d.applicant_id as "applicantId", d.position::float8 as position, w.url, w.secret`,
    [limit],
  );
  return rows.map((row) => ({ ...row, ...openedOf(sealer, row) }));
}

export async function recordReplay(trip: OneTrip, { id, ...outcome }: DeliveryRecord): Promise<void> {
  await trip.query(
    `update webhook_deliveries set state = $2, http_status = $3, reason = $4, duration_ms = $5 where id = $1`,
    [id, outcome.state, outcome.httpStatus, outcome.reason, outcome.durationMs],
  );
}
