import type { OwnTexts } from '../../domain/notices/index.ts';
import type { NoticeKind } from '../../domain/submission/index.ts';
import type { OneTrip } from '../tenancy.ts';

/** What an organisation tells its applicants by SMS. */
export interface NoticeSettings {
  texts: OwnTexts;
  /** The notices that it does without. */
  leftOut: readonly NoticeKind[];
  /** How many parts of messages a day may cost it; null: any number. */
  dailyParts: number | null;
}

export interface NoticesOfOrganisation extends NoticeSettings {
  updatedAt: Date | null;
  /** Parts that were paid for since the day began, and messages that wait for the next one. */
  spentParts: number;
  held: number;
}

/** In the organisation's scope. */
export async function getNoticeSettings(
  trip: OneTrip,
  { organisationId, dayBegan }: { organisationId: string; dayBegan: Date },
): Promise<NoticesOfOrganisation> {
  const [row] = await trip.query<NoticesOfOrganisation>(
    `select coalesce(n.texts, '{}') as texts, coalesce(n.left_out, '{}') as "leftOut", n.daily_parts as "dailyParts",
       n.updated_at as "updatedAt", sms_parts_since($2) as "spentParts",
       (select count(*)::integer from sms_messages m where m.organisation_id = $1 and m.paid_at is null
         and m.created_at > now() - interval '4 days' and m.parts is not null
         and not exists (select from sms_given_up g where g.message_id = m.id)) as held
     from (values ($1::uuid)) given (id) left join notice_settings n on n.organisation_id = given.id`,
    [organisationId, dayBegan],
  );
  return row!;
}

/** Puts these settings in the place of those that stand. */
export async function saveNoticeSettings(
  trip: OneTrip,
  { organisationId, texts, leftOut, dailyParts }: NoticeSettings & { organisationId: string },
): Promise<void> {
  await trip.query(
    `insert into notice_settings (organisation_id, texts, left_out, daily_parts) values ($1, $2::jsonb, $3, $4)
     on conflict (organisation_id) do update
       set texts = excluded.texts, left_out = excluded.left_out, daily_parts = excluded.daily_parts, updated_at = now()`,
    [organisationId, JSON.stringify(texts), leftOut, dailyParts],
  );
}
