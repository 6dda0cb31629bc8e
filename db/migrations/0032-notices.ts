import { inLettersOrganisation, inOrganisation, isSystem, protect } from './policies.ts';

const settings = `
create table notice_settings (
  organisation_id uuid primary key references organisations,
  texts jsonb not null default '{}',
  left_out text[] not null default '{}',
  daily_parts integer check (daily_parts >= 0),
  updated_at timestamptz(3) not null default now()
);
grant select, insert, update on notice_settings to pishkhan_app;

alter table applicants add column language_chosen boolean not null default false;
`;

/** Each part of a message is paid for, when the message is given to a panel; one that waits for the next day has no such moment yet. */
const spending = `
alter table sms_messages add column parts smallint;
alter table sms_messages add column paid_at timestamptz(3);
alter table sms_messages alter column paid_at set default now();
create index sms_messages_paid on sms_messages (organisation_id, paid_at) include (parts)
  where organisation_id is not null and paid_at is not null;
grant update (paid_at) on sms_messages to pishkhan_app;

create policy held_update on sms_messages for update to pishkhan_app
  using (${isSystem('worker')} and paid_at is null) with check (${isSystem('worker')});
create policy spending_select on sms_messages for select to pishkhan_owner using (true);
create policy tests_insert on sms_messages for insert to pishkhan_app
  with check (${inOrganisation} and submission_id is null and kind = 'test');
`;

/** What an organisation tells its applicants by SMS, in which words, and how much of it in a day. */
export const sql = [
  settings,
  spending,
  protect('notice_settings', [
    { name: 'organisation', for: ['select', 'insert', 'update'], where: inOrganisation },
    { name: 'letter', where: inLettersOrganisation },
  ]),
].join('\n');
