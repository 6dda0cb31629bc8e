import type { Sealer } from '../crypto.ts';
import type { OneTrip } from '../tenancy.ts';
import { DAILY_LIMIT, SMS_TEXT, type GivenUp, type SmsAttemptState } from './sms.ts';

/** One try of a message. */
export interface NoticeTry {
  panelId: string;
  /** What the organisation calls it; the id of a panel that is the installation's. */
  panel: string;
  state: SmsAttemptState;
  reason: string | null;
  at: string;
}

export type NoticeDelivery = 'held' | 'waiting' | 'sent' | 'delivered' | 'givenUp';

/** A message that told a letter's applicant of something, and what became of it. */
export interface LetterNotice {
  id: string;
  kind: string;
  text: string;
  parts: number | null;
  createdAt: Date;
  delivery: NoticeDelivery;
  /** Why it reached nobody. */
  reason: GivenUp | null;
  tries: NoticeTry[];
}

type Row = Omit<LetterNotice, 'text' | 'delivery' | 'tries'> & { text: Buffer; tries: NoticeTry[] | null };

/** Oldest first; in the organisation's scope. */
export async function listLetterNotices(
  trip: OneTrip,
  { submissionId, sealer }: { submissionId: string; sealer: Sealer },
): Promise<LetterNotice[]> {
  const rows = await trip.query<Row>(
    `select m.id, m.kind, m.text_encrypted as text, m.parts, m.created_at as "createdAt", g.reason,
       (select json_agg(json_build_object('panelId', a.panel_id, 'panel',
         coalesce((select c.name from connections c where c.id::text = a.panel_id), a.panel_id), 'state', a.state, 'reason', a.reason, 'at', a.updated_at)
         order by a.attempt) from sms_attempts a where a.message_id = m.id) as tries
     from sms_messages m left join sms_given_up g on g.message_id = m.id
     where m.submission_id = $1 order by m.created_at, m.id`,
    [submissionId],
  );
  return rows.map(({ text, tries, ...row }) => {
    const made = tries ?? [];
    return { ...row, text: sealer.open<string>(SMS_TEXT, text), tries: made, delivery: deliveryOf(row.reason, made) };
  });
}

function deliveryOf(reason: GivenUp | null, tries: readonly NoticeTry[]): NoticeDelivery {
  if (tries.some(({ state }) => state === 'delivered')) return 'delivered';
  if (reason !== null) return 'givenUp';
  const last = tries.at(-1);
  if (last?.state === 'accepted') return 'sent';
  return last?.state === 'notSent' && last.reason === DAILY_LIMIT ? 'held' : 'waiting';
}
