import { inOrganisation, isSystem, protect } from './policies.ts';

const tables = `
create table sms_panel_health (
  panel_id text primary key,
  failures integer not null default 0,
  broken_since timestamptz(3),
  free_at timestamptz(3) not null default now()
);
grant select, insert, update on sms_panel_health to pishkhan_app;

create table sms_given_up (
  message_id uuid primary key references sms_messages,
  organisation_id uuid not null references organisations,
  reason text not null check (reason in ('refused', 'undelivered', 'in-doubt', 'too-late')),
  at timestamptz(3) not null default now()
);
create index on sms_given_up (organisation_id, at desc, message_id);
grant select, insert on sms_given_up to pishkhan_app;

drop index sms_attempts_not_taken;
create index sms_attempts_not_taken on sms_attempts (at)
  where state in ('sending', 'refused', 'notSent', 'unknown', 'undelivered') and organisation_id is not null;
`;

/**
 * How the panels are, which all workers share, and the messages that no panel could be made to take. What is not taken yet is looked
 * for every few seconds.
 */
export const sql = [
  tables,
  protect('sms_panel_health', [{ name: 'worker', for: ['select', 'insert', 'update'], where: isSystem('worker') }]),
  protect('sms_given_up', [
    { name: 'organisation', where: inOrganisation },
    { name: 'worker', for: ['select', 'insert'], where: isSystem('worker') },
  ]),
].join('\n');
