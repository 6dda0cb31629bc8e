import { inLettersOrganisation, inOrganisation, isSystem, protect } from './policies.ts';

const tables = `
create table registrations (
  submission_id uuid primary key references submissions,
  organisation_id uuid not null,
  marker text not null unique,
  state text not null check (state in ('intent', 'sending', 'done', 'refused', 'unknown')),
  not_after timestamptz(3) not null,
  letter_number text,
  registered_at timestamptz(3),
  reason text,
  sent_at timestamptz(3),
  updated_at timestamptz(3) not null default now(),
  unique (organisation_id, letter_number),
  check ((state = 'done') = (letter_number is not null))
);

create function keep_letter_number() returns trigger language plpgsql as $$
begin
  raise exception 'a registered letter keeps its number' using errcode = 'PS003';
end $$;
create trigger keep_letter_number before update on registrations
  for each row when (old.state = 'done') execute function keep_letter_number();

create table sms_messages (
  id uuid primary key,
  organisation_id uuid references organisations,
  submission_id uuid references submissions,
  kind text not null,
  applicant_id uuid references applicants,
  mobile_encrypted bytea,
  text_encrypted bytea not null,
  created_at timestamptz(3) not null default now(),
  check ((applicant_id is null) <> (mobile_encrypted is null)),
  check ((organisation_id is null) = (submission_id is null))
);
create index on sms_messages (submission_id);

create table sms_attempts (
  message_id uuid not null references sms_messages,
  attempt integer not null,
  organisation_id uuid,
  panel_id text not null,
  state text not null
    check (state in ('sending', 'accepted', 'refused', 'notSent', 'unknown', 'delivered', 'undelivered')),
  panel_message_id text,
  reason text,
  at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (message_id, attempt)
);
create index on sms_attempts (panel_id, panel_message_id);

grant select, insert, update (state, not_after, letter_number, registered_at, reason, sent_at, updated_at)
  on registrations to pishkhan_app;
grant select, insert on sms_messages to pishkhan_app;
grant select, insert, update (state, panel_message_id, reason, updated_at) on sms_attempts to pishkhan_app;
`;

const ofLetter = `submission_id = (select scope_letter()) and ${inLettersOrganisation}`;

export const sql = [
  tables,
  protect('registrations', [
    { name: 'organisation', where: inOrganisation },
    { name: 'letter', for: ['select', 'insert', 'update'], where: ofLetter },
    { name: 'schedules', where: isSystem('schedules') },
  ]),
  protect('sms_messages', [
    { name: 'organisation', where: inOrganisation },
    { name: 'letter', for: ['select', 'insert'], where: ofLetter },
    { name: 'sign_in', for: ['select', 'insert'], where: `${isSystem('signIn')} and organisation_id is null` },
    { name: 'worker', where: isSystem('worker') },
  ]),
  protect('sms_attempts', [
    { name: 'organisation', where: inOrganisation },
    {
      name: 'letter',
      for: ['select', 'insert', 'update'],
      where: `${inLettersOrganisation} and exists (select from sms_messages where sms_messages.id = message_id)`,
    },
    { name: 'worker', for: ['select', 'insert', 'update'], where: isSystem('worker') },
  ]),
].join('\n');
