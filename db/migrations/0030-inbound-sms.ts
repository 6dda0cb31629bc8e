import { inLettersOrganisation, isSystem, protect } from './policies.ts';

const inbound = `
create table sms_inbound (
  panel_id text not null,
  message_id text not null,
  position bigint generated always as identity,
  organisation_id uuid references organisations,
  mobile_hash bytea,
  text_hash bytea not null,
  from_encrypted bytea not null,
  text_encrypted bytea not null,
  received_at timestamptz(3) not null default now(),
  state text not null default 'kept' check (state in ('kept', 'answered', 'held', 'repeated', 'ignored')),
  reply_id uuid references sms_messages,
  primary key (panel_id, message_id),
  check ((state = 'answered') = (reply_id is not null))
);
create index on sms_inbound (mobile_hash, received_at);
create index on sms_inbound (received_at) where state = 'kept';
grant select, insert, update (state, organisation_id, reply_id) on sms_inbound to pishkhan_app;

create table sms_optouts (
  mobile_hash bytea not null,
  organisation_id uuid references organisations,
  at timestamptz(3) not null default now(),
  unique nulls not distinct (mobile_hash, organisation_id)
);
grant select, insert, delete on sms_optouts to pishkhan_app;
`;

const ofLetter = `${inLettersOrganisation} and exists (select from sms_messages where sms_messages.id = message_id)`;

/** An answer belongs to no letter, and to no organisation where it goes by the installation's own panels. */
const answers = `
alter table sms_messages drop constraint sms_messages_check1;
alter table sms_messages add check (submission_id is null or organisation_id is not null);
alter table sms_attempts add column is_answer boolean not null default false;
alter table sms_given_up alter column organisation_id drop not null;
alter table sms_given_up drop constraint sms_given_up_reason_check;
alter table sms_given_up add check (reason in ('refused', 'undelivered', 'in-doubt', 'too-late', 'opted-out'));
create policy letter_select on sms_given_up for select to pishkhan_app using (${ofLetter});
create policy letter_insert on sms_given_up for insert to pishkhan_app with check (${ofLetter});

drop index sms_attempts_not_taken;
create index sms_attempts_not_taken on sms_attempts (at)
  where state in ('sending', 'refused', 'notSent', 'unknown', 'undelivered')
    and (organisation_id is not null or is_answer);

create policy answers_insert on sms_messages for insert to pishkhan_app
  with check (${isSystem('worker')} and submission_id is null and kind = 'answer');
`;

/**
 * What people write to the line of an organisation: kept before anything is done about it, each once by the panel's own id of it. Who
 * wants to hear no more is known by the hash of the number alone; without an organisation it holds for all of them.
 */
export const sql = [
  inbound,
  answers,
  protect('sms_inbound', [
    { name: 'hooks', for: ['select', 'insert'], where: isSystem('hooks') },
    { name: 'worker', for: ['select', 'insert', 'update'], where: isSystem('worker') },
  ]),
  protect('sms_optouts', [
    { name: 'worker', for: ['select', 'insert', 'delete'], where: isSystem('worker') },
    {
      name: 'letter',
      where: `mobile_hash = (select a.mobile_hash from applicants a where a.id = scope_letter_applicant())
        and (organisation_id is null or organisation_id = (select scope_letter_organisation()))`,
    },
  ]),
].join('\n');
