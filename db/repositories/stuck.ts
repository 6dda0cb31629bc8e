import type { Sealer, Vault } from '../crypto.ts';
import { SELECT_SUMMARY } from '../letter-columns.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';
import { DAILY_LIMIT, NOT_TAKEN, OPTED_OUT, pauseOfMessage } from './sms.ts';
import { summaryOf, type StoredSummary, type SummaryRow } from './submissions.ts';

export const STUCK_KINDS = ['letter', 'notice'] as const;

export type StuckKind = (typeof STUCK_KINDS)[number];

/** Something that waits for a person, or keeps failing. */
export interface StuckRow {
  kind: StuckKind;
  /** Of the letter, or of the message. */
  id: string;
  submissionId: string;
  since: Date;
  tries: number;
  /** What is known of why; for a letter that waits for a person the letter tells more. */
  reason: string | null;
  /** A notice's, such as `registered`. */
  notice: string | null;
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
    null as notice, false as "goesOn", null::timestamptz as "nextTryAt"
  from submissions s left join registrations r on r.submission_id = s.id where s.needs_attention
  union all
  select 'letter', s.id, s.id, r.begun_at, r.tries, r.reason, null, true, null
  from registrations r join submissions s on s.id = r.submission_id
  where r.state <> 'done' and r.begun_at < now() - ${FAILS_FOR} and s.status = 'registering' and not s.needs_attention`;

/** Of a message `over` that was given up: a letter's, and not because its applicant wants none. */
export const IS_MISSED = `over.reason <> '${OPTED_OUT}'
  and exists (select from sms_messages told where told.id = over.message_id and told.submission_id is not null)`;

/** One that waits for a day on which it may cost something is not stuck. */
const NOTICES = `
  select 'notice', m.id, m.submission_id, over.at, (select count(*)::int from sms_attempts where message_id = m.id), over.reason,
    m.kind, false, null
  from sms_given_up over join sms_messages m on m.id = over.message_id
  where ${IS_MISSED} and not exists (select from stuck_given_up gone where gone.kind = 'notice' and gone.id = m.id)
  union all
  select 'notice', m.id, m.submission_id, coalesce(m.retried_at, m.created_at), last.attempt, coalesce(last.reason, last.state),
    m.kind, true, last.updated_at + ${pauseOfMessage}
  from (select * from ${NOT_TAKEN}) last join sms_messages m on m.id = last.message_id
  where coalesce(m.retried_at, m.created_at) < now() - ${FAILS_FOR} and m.submission_id is not null
    and (last.reason is distinct from '${DAILY_LIMIT}' or m.paid_at is not null)`;

const PAGE = `select * from (${LETTERS} union all ${NOTICES}) stuck
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

/** Writes down that a person does without a notice; repeated, it changes nothing. @returns whether there was one to do without */
export async function dismissNotice(
  transaction: TenantTransaction,
  { id, staffId, reason, sealer }: { id: string; staffId: string; reason: string; sealer: Sealer },
): Promise<boolean> {
  await transaction.query(
    `insert into stuck_given_up (kind, id, organisation_id, staff_id, reason_encrypted)
     select 'notice', message_id, organisation_id, $2, $3 from sms_given_up where message_id = $1
     on conflict do nothing`,
    [id, staffId, sealer.seal(REASON, reason)],
  );
  const rows = await transaction.query(`select from stuck_given_up where kind = 'notice' and id = $1`, [id]);
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
