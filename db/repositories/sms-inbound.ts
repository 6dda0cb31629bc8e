import type { Sealer, Vault } from '../crypto.ts';
import type { OneTrip } from '../tenancy.ts';
import { mobileHash } from './applicants.ts';

const FROM = 'sms_inbound.from';
const TEXT = 'sms_inbound.text';

/** A text message that somebody sent to a line, by the panel's own id of it. */
export interface InboundRef {
  panelId: string;
  messageId: string;
}

export interface NewInbound extends InboundRef {
  /** As the panel gives it. */
  from: string;
  /** In E.164, where it is a mobile's. */
  mobile: string | null;
  text: string;
}

export type InboundState = 'kept' | 'answered' | 'held' | 'repeated' | 'ignored';

export interface Inbound extends InboundRef {
  state: InboundState;
  mobileHash: Buffer | null;
  from: string;
  text: string;
  /** How many came from this number in the hour and in the day before it, and whether one of the last seconds says the same. */
  inHour: number;
  inDay: number;
  isRepeated: boolean;
  replyId: string | null;
}

/** So soon after each other the networks double a message, and nobody asks twice. */
const DOUBLED_WITHIN_S = 10;

/**
 * Keeps a message before anything is done about it; one that is there already stays as it is.
 * @returns whether it is new
 */
export async function keepInbound(
  trip: OneTrip,
  { vault, message }: { vault: Vault; message: NewInbound },
): Promise<boolean> {
  const rows = await trip.query(
    `insert into sms_inbound (panel_id, message_id, mobile_hash, text_hash, from_encrypted, text_encrypted)
     values ($1, $2, $3, $4, $5, $6) on conflict (panel_id, message_id) do nothing returning position`,
    [
      ...[message.panelId, message.messageId, message.mobile && mobileHash(vault, message.mobile)],
      ...[vault.hash(TEXT, message.text), vault.seal(FROM, message.from), vault.seal(TEXT, message.text)],
    ],
  );
  return rows.length > 0;
}

export async function getInbound(
  trip: OneTrip,
  { sealer, panelId, messageId }: InboundRef & { sealer: Sealer },
): Promise<Inbound | undefined> {
  const [row] = await trip.query<Omit<Inbound, 'from' | 'text'> & { from: Buffer; text: Buffer }>(
    `select one.panel_id as "panelId", one.message_id as "messageId", one.state, one.mobile_hash as "mobileHash",
       one.from_encrypted as "from", one.text_encrypted as text, one.reply_id as "replyId",
       coalesce(before.in_hour, 0) as "inHour", coalesce(before.in_day, 0) as "inDay",
       coalesce(before.is_repeated, false) as "isRepeated"
     from sms_inbound one left join lateral (
       select count(*) filter (where other.received_at > one.received_at - interval '1 hour')::integer as in_hour,
         count(*)::integer as in_day,
         bool_or(other.text_hash = one.text_hash and other.received_at > one.received_at - make_interval(secs => $3))
           as is_repeated
       from sms_inbound other
       where other.mobile_hash = one.mobile_hash and other.position < one.position
         and other.received_at between one.received_at - interval '1 day' and one.received_at
     ) before on true
     where one.panel_id = $1 and one.message_id = $2`,
    [panelId, messageId, DOUBLED_WITHIN_S],
  );
  return row && { ...row, from: sealer.open<string>(FROM, row.from), text: sealer.open<string>(TEXT, row.text) };
}

/** Writes down what was made of a message, once: a later word changes nothing. */
export async function settleInbound(
  trip: OneTrip,
  settled: InboundRef & { state: Exclude<InboundState, 'kept'>; organisationId: string | null; replyId?: string },
): Promise<void> {
  await trip.query(
    `update sms_inbound set state = $3, organisation_id = $4, reply_id = $5
     where panel_id = $1 and message_id = $2 and state = 'kept'`,
    [settled.panelId, settled.messageId, settled.state, settled.organisationId, settled.replyId ?? null],
  );
}

/** Those that nothing was made of yet, oldest first. */
export async function listKeptInbound(
  trip: OneTrip,
  { before, limit }: { before: Date; limit: number },
): Promise<InboundRef[]> {
  return trip.query<InboundRef>(
    `select panel_id as "panelId", message_id as "messageId" from sms_inbound
     where state = 'kept' and received_at <= $1 order by received_at limit $2`,
    [before, limit],
  );
}

interface OptOut {
  mobileHash: Buffer;
  /** Whose notices; null: everybody's. */
  organisationId: string | null;
}

/** Nothing is told to this number by SMS any more, codes and answers aside. */
export async function optOut(trip: OneTrip, { mobileHash, organisationId }: OptOut): Promise<void> {
  await trip.query('insert into sms_optouts (mobile_hash, organisation_id) values ($1, $2) on conflict do nothing', [
    mobileHash,
    organisationId,
  ]);
}

/** Takes it back, for one organisation and for all together. */
export async function optIn(trip: OneTrip, { mobileHash, organisationId }: OptOut): Promise<void> {
  await trip.query(
    `delete from sms_optouts where mobile_hash = $1
       and (organisation_id is null or $2::uuid is null or organisation_id = $2)`,
    [mobileHash, organisationId],
  );
}

/** The language that whoever has this number uses here; undefined for somebody unknown. */
export async function languageOf(
  trip: OneTrip,
  { mobileHash }: { mobileHash: Buffer },
): Promise<'fa' | 'en' | undefined> {
  const [row] = await trip.query<{ language: 'fa' | 'en' }>('select language from applicants where mobile_hash = $1', [
    mobileHash,
  ]);
  return row?.language;
}
