import type { Sealer } from '../crypto.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';

/** An address that is told of an applicant's changes. */
export interface Webhook {
  id: string;
  applicantId: string;
  url: string;
  active: boolean;
  /** The change up to which it was told all. */
  place: number;
  /** How many changes it was not told of. */
  behind: number;
  failures: number;
  /** Since when nothing arrives. */
  failingSince: Date | null;
  /** When it was switched off because nothing had arrived for days. */
  switchedOffAt: Date | null;
  createdAt: Date;
}

export const WEBHOOK_URL = 'webhooks.url';
export const WEBHOOK_SECRET = 'webhooks.secret';

const COLUMNS = `w.id, w.applicant_id as "applicantId", w.url, w.active, w.place::float8 as place,
  (coalesce((select h.position from change_heads h where h.applicant_id = w.applicant_id), 0) - w.place)::float8 as behind,
  w.failures, w.failing_since as "failingSince", w.switched_off_at as "switchedOffAt", w.created_at as "createdAt"`;

type Sealed = Omit<Webhook, 'url'> & { url: Buffer };

const opened = ({ url, ...webhook }: Sealed, sealer: Sealer): Webhook => ({
  ...webhook,
  url: sealer.open<string>(WEBHOOK_URL, url),
});

interface NewWebhook extends Pick<Webhook, 'id' | 'applicantId' | 'url'> {
  sealer: Sealer;
  /** What each call to it is signed with. */
  secret: string;
  /** So many an applicant may have. */
  most: number;
}

/**
 * It is told of what happens from now on. In the applicant's scope, whose row is locked until the transaction ends: whoever makes
 * another one at once waits for it.
 * @returns nothing when there are as many as there may be
 */
export async function createWebhook(
  transaction: TenantTransaction,
  { id, applicantId, url, secret, most, sealer }: NewWebhook,
): Promise<Webhook | undefined> {
  await transaction.query('select from applicants where id = $1 for no key update', [applicantId]);
  await transaction.query(
    `insert into webhooks (id, applicant_id, url, secret, place)
     select $1, $2, $3, $4, coalesce((select position from change_heads where applicant_id = $2), 0)
     where (select count(*) from webhooks where applicant_id = $2) < $5`,
    [id, applicantId, sealer.seal(WEBHOOK_URL, url), sealer.seal(WEBHOOK_SECRET, secret), most],
  );
  return getWebhook(transaction, { id, sealer });
}

/** In the applicant's scope. */
export async function getWebhook(
  trip: OneTrip,
  { id, sealer }: { id: string; sealer: Sealer },
): Promise<Webhook | undefined> {
  const [row] = await trip.query<Sealed>(`select ${COLUMNS} from webhooks w where w.id = $1`, [id]);
  return row && opened(row, sealer);
}

/** Oldest first. In the applicant's scope. */
export async function listWebhooks(
  trip: OneTrip,
  { applicantId, sealer }: { applicantId: string; sealer: Sealer },
): Promise<Webhook[]> {
  const rows = await trip.query<Sealed>(
    `select ${COLUMNS} from webhooks w where w.applicant_id = $1 order by w.created_at, w.id`,
    [applicantId],
  );
  return rows.map((row) => opened(row, sealer));
}

/** After a change it is tried at once, from where it stopped. In the applicant's scope. */
export async function changeWebhook(
  trip: OneTrip,
  { id, url, active, sealer }: { id: string; url?: string; active?: boolean; sealer: Sealer },
): Promise<void> {
  await trip.query(
    `update webhooks set url = coalesce($2, url), active = coalesce($3, active), failures = 0, failing_since = null,
       switched_off_at = null, due_at = now() where id = $1`,
    [id, url === undefined ? null : sealer.seal(WEBHOOK_URL, url), active ?? null],
  );
}

/** With its log. In the applicant's scope. */
export async function deleteWebhook(trip: OneTrip, { id }: { id: string }): Promise<boolean> {
  const deleted = await trip.query('delete from webhooks where id = $1 returning id', [id]);
  return deleted.length > 0;
}
