import type { Sealer, Vault } from '../crypto.ts';
import { SELECT_SUMMARY } from '../letter-columns.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';
import { DAILY_LIMIT, NOT_TAKEN, OPTED_OUT, pauseOfMessage } from './sms.ts';
import { summaryOf, type StoredSummary, type SummaryRow } from './submissions.ts';

export const STUCK_KINDS = ['letter', 'notice', 'event'] as const;

export type StuckKind = (typeof STUCK_KINDS)[number];

/** Something that waits for a person, or keeps failing. */
export interface StuckRow {
  kind: StuckKind;
  /** Of the letter, the message, or the event. */
  id: string;
  /** Null for an event of a letter that nobody knows. */
  submissionId: string | null;
  since: Date;
  tries: number;
  /** What is known of why; for a letter that waits for a person the letter tells more. */
  reason: string | null;
  /** A notice's, such as `registered`, or an event's, such as `referred`. */
  type: string | null;
  /** That an event names. */
  letterNumber: string | null;
  /** Whether it goes on by itself. */
  goesOn: boolean;
  /** Null when nobody knows: it goes on as soon as the other side answers. */
  nextTryAt: Date | null;
}

export interface StuckPage {
  kind?: StuckKind | undefined;
  limit: number;
  after?: { createdAt: string | Date; id: string } | undefined;
}

/** What has failed for less than this is not told yet: it mends itself. */
const FAILS_FOR = `interval '1 minute'`;

const LETTERS = `
  select 'letter' as kind, s.id, s.id as "submissionId", s.updated_at as since, coalesce(r.tries, 0) as tries, r.reason,
    null as type, null as "letterNumber", false as "goesOn", null::timestamptz as "nextTryAt"
  from submissions s left join registrations r on r.submission_id = s.id where s.needs_attention
  union all
  select 'letter', s.id, s.id, r.begun_at, r.tries, r.reason, null, null, true, null
  from registrations r join submissions s on s.id = r.submission_id
  where r.state not in ('done', 'handedOver') and r.begun_at < now() - ${FAILS_FOR} and s.status = 'registering' and not s.needs_attention`;

/** Of a message `over` that was given up: a letter's, and not because its applicant wants none. */
export const IS_MISSED = `over.reason <> '${OPTED_OUT}'
  and exists (select from sms_messages told where told.id = over.message_id and told.submission_id is not null)`;

/** One that waits for a day on which it may cost something is not stuck. */
const NOTICES = `
  select 'notice', m.id, m.submission_id, over.at, (select count(*)::int from sms_attempts where message_id = m.id), over.reason,
    m.kind, null, false, null
  from sms_given_up over join sms_messages m on m.id = over.message_id
  where ${IS_MISSED} and not exists (select from stuck_given_up gone where gone.kind = 'notice' and gone.id = m.id)
  union all
  select 'notice', m.id, m.submission_id, coalesce(m.retried_at, m.created_at), last.attempt, coalesce(last.reason, last.state),
    m.kind, null, true, last.updated_at + ${pauseOfMessage}
  from (select * from ${NOT_TAKEN}) last join sms_messages m on m.id = last.message_id
  where coalesce(m.retried_at, m.created_at) < now() - ${FAILS_FOR} and m.submission_id is not null
    and (last.reason is distinct from '${DAILY_LIMIT}' or m.paid_at is not null)`;

const EVENTS = `
  select 'event', e.id, e.submission_id, e.received_at, e.tries, e.reason, e.type, e.letter_number, e.next_try_at < 'infinity',
    nullif(e.next_try_at, 'infinity')
  from outside_events e
  where e.state = 'nobody' and not exists (select from stuck_given_up gone where gone.kind = 'event' and gone.id = e.id)`;

const PAGE = `select * from (${LETTERS} union all ${NOTICES} union all ${EVENTS}) stuck
  where ($1::text is null or kind = $1) and ($2::timestamptz is null or (since, id) < ($2, $3::uuid))
  order by since desc, id desc limit $4`;

/** Newest first. */
export async function listStuck(trip: OneTrip, { kind, limit, after }: StuckPage): Promise<StuckRow[]> {
  return trip.query<StuckRow>(PAGE, [kind ?? null, after?.createdAt ?? null, after?.id ?? null, limit]);
}

/** The letters that stuck things belong to. */
export async function listSummaries(
  trip: OneTrip,
  { ids, vault }: { ids: readonly string[]; vault: Vault },
): Promise<SummaryRow[]> {
  const rows = await trip.query<StoredSummary>(`select ${SELECT_SUMMARY} from submissions where id = any($1::uuid[])`, [
    ids,
  ]);
  return rows.map((row) => summaryOf(row, vault));
}

const REASON = 'stuck_given_up.reason';

/** What a person may do without. */
export type Dismissable = Exclude<StuckKind, 'letter'>;

/** Writes down that a person does without a notice or an event; repeated, it changes nothing. @returns whether there was one to do without */
export async function dismiss(
  transaction: TenantTransaction,
  {
    kind,
    id,
    staffId,
    reason,
    sealer,
  }: { kind: Dismissable; id: string; staffId: string; reason: string; sealer: Sealer },
): Promise<boolean> {
  await transaction.query(
    `insert into stuck_given_up (kind, id, organisation_id, staff_id, reason_encrypted)
     select $1, id, organisation_id, $3, $4 from (
       select 'notice' as kind, message_id as id, organisation_id from sms_given_up
       union all select 'event', id, organisation_id from outside_events where state = 'nobody') stuck
     where kind = $1 and id = $2 on conflict do nothing`,
    [kind, id, staffId, sealer.seal(REASON, reason)],
  );
  const rows = await transaction.query('select from stuck_given_up where kind = $1 and id = $2', [kind, id]);
  return rows.length > 0;
}

/** Has an event that nobody took tried at once. @returns whether there is one */
export async function retryEvent(trip: OneTrip, { id }: { id: string }): Promise<boolean> {
  const rows = await trip.query(
    `update outside_events set next_try_at = now(), updated_at = now() where id = $1 and state = 'nobody' returning id`,
    [id],
  );
  return rows.length > 0;
}

/**
 * Has a notice that was given up tried anew at every panel, as if it were new.
 * @returns the number of its next try; nothing when it is not given up, or a person does without it
 */
export async function reviveNotice(trip: OneTrip, { id }: { id: string }): Promise<number | undefined> {
  const [row] = await trip.query<{ attempt: number }>(
    `with revived as (
       delete from sms_given_up over where message_id = $1 and ${IS_MISSED}
         and not exists (select from stuck_given_up gone where gone.kind = 'notice' and gone.id = message_id)
       returning message_id)
     update sms_messages m set retried_at = now(),
       retried_from = (select coalesce(max(attempt), 0) + 1 from sms_attempts where message_id = m.id)
     from revived where m.id = revived.message_id returning retried_from as attempt`,
    [id],
  );
  return row?.attempt;
}

/** The try with which a notice is tried anew already, where a person has asked for it. */
export async function revivedBefore(trip: OneTrip, { id }: { id: string }): Promise<number | undefined> {
  const [row] = await trip.query<{ attempt: number }>(
    `select retried_from as attempt from sms_messages m where id = $1 and retried_from is not null
       and not exists (select from sms_given_up over where over.message_id = m.id)`,
    [id],
  );
  return row?.attempt;
}
