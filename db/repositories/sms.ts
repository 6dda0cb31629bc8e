import type { Sealer } from '../crypto.ts';
import type { OneTrip } from '../tenancy.ts';
import { smsParts } from '../../domain/text/sms-parts.ts';
import { APPLICANT_MOBILE } from './applicants.ts';

export type SmsAttemptState = 'sending' | 'accepted' | 'refused' | 'notSent' | 'unknown' | 'delivered' | 'undelivered';

export interface NewSmsMessage {
  id: string;
  /** Null for a sign-in code, and for an answer by the installation's own line. */
  organisationId: string | null;
  /** Null for what is of no letter. */
  submissionId: string | null;
  kind: string;
  /** An applicant's mobile is looked up when the message is sent; a sign-in code names the number itself. */
  recipient: { applicantId: string } | { mobile: string };
  text: string;
}

/** The reason of a try that was not made since the day's messages have cost what they may. */
export const DAILY_LIMIT = 'daily-limit';

export interface SmsMessage {
  id: string;
  organisationId: string | null;
  submissionId: string | null;
  kind: string;
  /** E.164. */
  mobile: string;
  text: string;
  createdAt: Date;
  /** By which panels know it: one that is tried anew is another message to them. */
  reference: string;
}

export interface SmsAttempt {
  messageId: string;
  attempt: number;
  panelId: string;
  state: SmsAttemptState;
  panelMessageId: string | null;
  reason: string | null;
  at: Date;
  updatedAt: Date;
  /** Made before somebody had the message tried anew: it says nothing against a panel any more. */
  isPast?: boolean;
}

/** A try of which nobody knows whether its panel has taken it, and by what the panel can be asked. */
export interface DoubtfulAttempt extends SmsAttempt {
  reference: string;
}

/** A try that its panel has to say more of. */
export interface AwaitedAttempt extends SmsAttempt {
  /** A sign-in code's, which is of no use for long. */
  isCode: boolean;
}

/** What answers an inbound message; it is of no letter, but waits for a panel as letters' messages do. */
export const ANSWER = 'answer';

const LAST_UUID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const MOBILE = 'sms_messages.mobile';
export const SMS_TEXT = 'sms_messages.text';
/** Of a message `m`. */
const REFERENCE = `concat_ws('/', m.id, m.retried_from)`;
const ATTEMPT = `message_id as "messageId", attempt, panel_id as "panelId", state, panel_message_id as "panelMessageId",
  reason, at, updated_at as "updatedAt"`;

/** Writes a message down before it is sent; a message with this id that is there already stays as it is. */
export async function insertSmsMessage(
  transaction: OneTrip,
  { sealer, message, isPaid = true }: { sealer: Sealer; message: NewSmsMessage; isPaid?: boolean },
): Promise<void> {
  const { recipient } = message;
  await transaction.query(
    `insert into sms_messages
       (id, organisation_id, submission_id, kind, applicant_id, mobile_encrypted, text_encrypted, parts, paid_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then now() end) on conflict (id) do nothing`,
    [
      ...[message.id, message.organisationId, message.submissionId, message.kind],
      'applicantId' in recipient ? recipient.applicantId : null,
      'mobile' in recipient ? sealer.seal(MOBILE, recipient.mobile) : null,
      ...[sealer.seal(SMS_TEXT, message.text), smsParts(message.text), isPaid],
    ],
  );
}

/** Writes a message down that nobody is to be given. */
export async function leaveSmsMessage(
  trip: OneTrip,
  { sealer, message, reason }: { sealer: Sealer; message: NewSmsMessage; reason: GivenUp },
): Promise<void> {
  const written = insertSmsMessage(trip, { sealer, message, isPaid: false });
  await Promise.all([written, giveUpMessage(trip, { messageId: message.id, reason })]);
}

/** Writes a message down that waits for another day: its first try counts as not made. */
export async function holdSmsMessage(
  trip: OneTrip,
  { sealer, message, panelId }: { sealer: Sealer; message: NewSmsMessage; panelId: string },
): Promise<void> {
  await Promise.all([
    insertSmsMessage(trip, { sealer, message, isPaid: false }),
    trip.query(
      `insert into sms_attempts (message_id, attempt, organisation_id, panel_id, state, reason)
       values ($1, 1, $2, $3, 'notSent', $4) on conflict (message_id, attempt) do nothing`,
      [message.id, message.organisationId, panelId, DAILY_LIMIT],
    ),
  ]);
}

/** A message that waits for a day on which it may cost something. */
export interface HeldMessage {
  messageId: string;
  organisationId: string;
  parts: number;
  createdAt: Date;
}

/** Oldest first. */
export async function listHeldMessages(trip: OneTrip, { limit }: { limit: number }): Promise<HeldMessage[]> {
  return trip.query<HeldMessage>(
    `select m.id as "messageId", m.organisation_id as "organisationId", m.parts, m.created_at as "createdAt"
     from sms_messages m join (select message_id, at from ${NOT_TAKEN} and state = 'notSent' and reason = $1) held
       on m.id = held.message_id
     where m.paid_at is null order by held.at limit $2`,
    [DAILY_LIMIT, limit],
  );
}

/** From now on a held message waits for a panel alone. */
export async function releaseMessage(trip: OneTrip, { messageId }: { messageId: string }): Promise<void> {
  await trip.query('update sms_messages set paid_at = now() where id = $1 and paid_at is null', [messageId]);
}

/**
 * Writes a letter's message, or an answer, down together with the first attempt to send it, as begun.
 * @returns whether it was not there already: only then may it be sent
 */
export async function beginSmsMessage(
  trip: OneTrip,
  { sealer, message, panelId }: { sealer: Sealer; message: NewSmsMessage; panelId: string },
): Promise<boolean> {
  const [, begun] = await Promise.all([
    insertSmsMessage(trip, { sealer, message }),
    trip.query(
      `insert into sms_attempts (message_id, attempt, organisation_id, panel_id, state, is_answer)
       values ($1, 1, $2, $3, 'sending', $4) on conflict (message_id, attempt) do nothing returning message_id`,
      [message.id, message.organisationId, panelId, message.kind === ANSWER],
    ),
  ]);
  return begun.length > 0;
}

interface SealedMessage extends Omit<SmsMessage, 'mobile' | 'text'> {
  mobile: Buffer | null;
  applicantMobile: Buffer | null;
  text: Buffer;
}

export async function getSmsMessage(
  transaction: OneTrip,
  { sealer, id }: { sealer: Sealer; id: string },
): Promise<SmsMessage | undefined> {
  const [row] = await transaction.query<SealedMessage>(
    `select m.id, ${REFERENCE} as reference, m.organisation_id as "organisationId", m.submission_id as "submissionId", m.kind,
       m.created_at as "createdAt", m.mobile_encrypted as mobile, m.text_encrypted as text,
       a.mobile_encrypted as "applicantMobile"
     from sms_messages m left join applicants a on a.id = m.applicant_id where m.id = $1`,
    [id],
  );
  return row && openMessage(row, sealer);
}

function openMessage({ mobile, applicantMobile, text, ...row }: SealedMessage, sealer: Sealer): SmsMessage {
  if (mobile) return { ...row, mobile: sealer.open(MOBILE, mobile), text: sealer.open(SMS_TEXT, text) };
  if (!applicantMobile) throw new Error('The recipient of a message is not in this scope.');
  return { ...row, mobile: sealer.open(APPLICANT_MOBILE, applicantMobile), text: sealer.open(SMS_TEXT, text) };
}

/**
 * Writes down that a try begins, before anything is sent.
 * @returns the try as it stands, with `begun` when this call began it: only then may it be sent
 */
export async function beginSmsAttempt(
  transaction: OneTrip,
  { messageId, attempt, panelId }: { messageId: string; attempt: number; panelId: string },
): Promise<{ begun: boolean; attempt: SmsAttempt }> {
  const [begun, [standing]] = await Promise.all([
    transaction.query(
      `insert into sms_attempts (message_id, attempt, organisation_id, panel_id, state, is_answer)
       select id, $2, organisation_id, $3, 'sending', kind = $4 from sms_messages where id = $1
       on conflict (message_id, attempt) do nothing returning message_id`,
      [messageId, attempt, panelId, ANSWER],
    ),
    // A statement of its own: the one before does not see what it was waiting for, a try that another begins at once.
    transaction.query<SmsAttempt>(`select ${ATTEMPT} from sms_attempts where message_id = $1 and attempt = $2`, [
      messageId,
      attempt,
    ]),
  ]);
  if (!standing) throw new Error('The message of an attempt is not in this scope.');
  return { begun: begun.length > 0, attempt: standing };
}

/** The states in which a try may get each outcome. One that comes late changes nothing that is certain already. */
const MARKED_AFTER = {
  accepted: ['sending', 'unknown'],
  refused: ['sending', 'unknown'],
  notSent: ['sending', 'unknown'],
  unknown: ['sending', 'unknown'],
} as const satisfies Partial<Record<SmsAttemptState, readonly SmsAttemptState[]>>;

/** Sets the outcome of a try. */
export async function markSmsAttempt(
  transaction: OneTrip,
  mark: {
    messageId: string;
    attempt: number;
    state: keyof typeof MARKED_AFTER;
    panelMessageId?: string | null;
    reason?: string | null;
  },
): Promise<void> {
  await transaction.query(
    `update sms_attempts set state = $3, panel_message_id = coalesce($4, panel_message_id),
       reason = case when $3 = 'accepted' then null else coalesce($5, reason) end, updated_at = now()
     where message_id = $1 and attempt = $2 and state = any($6)`,
    [
      ...[mark.messageId, mark.attempt, mark.state, mark.panelMessageId ?? null, mark.reason ?? null],
      MARKED_AFTER[mark.state],
    ],
  );
}

export interface SmsReceipt {
  messageId: string;
  attempt: number;
  state: 'delivered' | 'undelivered';
  reason?: string | null;
}

/** Keeps what became of messages that a panel had accepted; a later word changes nothing. */
export async function keepReceipts(transaction: OneTrip, receipts: readonly SmsReceipt[]): Promise<void> {
  await transaction.query(
    `update sms_attempts as kept set state = receipt.state, reason = receipt.reason, updated_at = now()
     from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[]) as receipt (message_id, attempt, state, reason)
     where kept.message_id = receipt.message_id and kept.attempt = receipt.attempt and kept.state = 'accepted'`,
    [
      receipts.map(({ messageId }) => messageId),
      receipts.map(({ attempt }) => attempt),
      receipts.map(({ state }) => state),
      receipts.map(({ reason }) => reason ?? null),
    ],
  );
}

/** In order. */
export async function listSmsAttempts(
  transaction: OneTrip,
  { messageId }: { messageId: string },
): Promise<SmsAttempt[]> {
  return transaction.query<SmsAttempt>(
    `select ${ATTEMPT}, attempt < (select retried_from from sms_messages where id = message_id) as "isPast"
     from sms_attempts where message_id = $1 order by attempt`,
    [messageId],
  );
}

/**
 * Tries that a panel accepted after `since` and has given no receipt for, oldest first; the next page begins after the last one's
 * `at` and `messageId`.
 */
export async function listSmsAttemptsWithoutReceipt(
  transaction: OneTrip,
  { panelId, since, afterId, limit }: { panelId: string; since: Date; afterId?: string; limit: number },
): Promise<AwaitedAttempt[]> {
  return transaction.query<AwaitedAttempt>(
    `select ${ATTEMPT}, organisation_id is null and not is_answer as "isCode" from sms_attempts
     where panel_id = $1 and state = 'accepted' and panel_message_id is not null
       and at >= $2 and (at > $2 or message_id > $3) order by at, message_id limit $4`,
    [panelId, since, afterId ?? LAST_UUID, limit],
  );
}

/** The last tries of letters' messages, and of answers, that no panel has surely taken, and that are not given up. */
export const NOT_TAKEN = `sms_attempts last
  where state in ('sending', 'refused', 'notSent', 'unknown', 'undelivered') and (organisation_id is not null or is_answer)
    and at > now() - interval '7 days'
    and not exists (select from sms_attempts next where next.message_id = last.message_id and next.attempt > last.attempt)
    and not exists (select from sms_given_up over where over.message_id = last.message_id)`;

/**
 * The last tries of letters' messages of which nobody knows whether the panel has taken them, oldest first: their outcome is unknown
 * since `answeredBefore`, or they were begun before `begunBefore` and have none.
 */
export async function listDoubtfulAttempts(
  trip: OneTrip,
  { answeredBefore, begunBefore, limit }: { answeredBefore: Date; begunBefore: Date; limit: number },
): Promise<DoubtfulAttempt[]> {
  return trip.query<DoubtfulAttempt>(
    `select ${ATTEMPT}, (select ${REFERENCE} from sms_messages m where m.id = last.message_id) as reference from ${NOT_TAKEN}
       and (state = 'unknown' and updated_at < $1 or state = 'sending' and at < $2)
     order by at limit $3`,
    [answeredBefore, begunBefore, limit],
  );
}

/** A letter's message, or an answer, that no panel has taken, and when it was written down, or tried anew. */
export interface WaitingMessage {
  messageId: string;
  organisationId: string | null;
  isAnswer: boolean;
  /** The last one. */
  attempt: number;
  createdAt: Date;
}

/** What a panel refuses is tried again after a while, which grows with the tries, to this at most, in seconds. */
const LONGEST_PAUSE_S = 600;
/** So long, in seconds, after a try its delivery may still be under way. */
const SHORTEST_PAUSE_S = 10;

/** How long after its last try a message is tried again. */
export const pauseOfMessage = `make_interval(secs => case
  when last.state = 'refused' and last.reason not in ('account', 'no-credit')
    then least(${LONGEST_PAUSE_S}, ${SHORTEST_PAUSE_S} * last.attempt * last.attempt)
  else ${SHORTEST_PAUSE_S} end)`;

/** Letters' messages that surely no panel has and whose next try is due, oldest first. */
export async function listWaitingMessages(trip: OneTrip, { limit }: { limit: number }): Promise<WaitingMessage[]> {
  return trip.query<WaitingMessage>(
    `select message_id as "messageId", organisation_id as "organisationId", is_answer as "isAnswer", attempt,
       (select coalesce(retried_at, created_at) from sms_messages where id = last.message_id) as "createdAt"
     from ${NOT_TAKEN} and state in ('refused', 'notSent', 'undelivered')
       and (reason is distinct from '${DAILY_LIMIT}'
         or exists (select from sms_messages held where held.id = last.message_id and held.paid_at is not null))
       and updated_at < now() - ${pauseOfMessage}
     order by at limit $1`,
    [limit],
  );
}

/** The applicant wants no notices by SMS. */
export const OPTED_OUT = 'opted-out';

export type GivenUp = 'refused' | 'undelivered' | 'in-doubt' | 'too-late' | typeof OPTED_OUT;

/** Writes down that a letter's message, or an answer, reaches nobody: it is tried no more. */
export async function giveUpMessage(
  trip: OneTrip,
  { messageId, reason }: { messageId: string; reason: GivenUp },
): Promise<void> {
  await trip.query(
    `insert into sms_given_up (message_id, organisation_id, reason)
     select id, organisation_id, $2 from sms_messages where id = $1 and (organisation_id is not null or kind = $3)
     on conflict (message_id) do nothing`,
    [messageId, reason, ANSWER],
  );
}
