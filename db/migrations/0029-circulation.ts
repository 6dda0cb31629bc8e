import { inLettersOrganisation, inOrganisation, isSystem, protect } from './policies.ts';

const tables = `
alter table organisations
  add column circulation_shown text not null default 'units' check (circulation_shown in ('steps', 'units', 'fact')),
  add column replies_at_desk boolean not null default false;

create table outside_events (
  id uuid primary key default gen_random_uuid(),
  connection_id text not null,
  event_id text not null check (length(event_id) between 1 and 200),
  organisation_id uuid references organisations,
  submission_id uuid references submissions,
  letter_number text,
  type text not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null default now(),
  payload bytea not null,
  state text not null default 'kept' check (state in ('kept', 'taken', 'nobody')),
  reason text,
  tries integer not null default 0,
  next_try_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (connection_id, event_id)
);
create index outside_events_due on outside_events (next_try_at) where state <> 'taken';
create index outside_events_of_nobody on outside_events (organisation_id, received_at desc, id) where state = 'nobody';
create index outside_events_of_letter on outside_events (submission_id) where state = 'nobody';

create table outside_cursors (
  connection_id text primary key,
  cursor text not null,
  updated_at timestamptz(3) not null default now()
);

create table outside_refusals (
  organisation_id uuid not null references organisations,
  reason text not null check (reason in ('forged', 'old', 'malformed')),
  day date not null default current_date,
  times integer not null default 1,
  last_at timestamptz(3) not null default now(),
  primary key (organisation_id, reason, day)
);

grant select, insert on outside_events to pishkhan_app;
grant update (submission_id, payload, state, reason, tries, next_try_at, updated_at) on outside_events to pishkhan_app;
grant select, insert, update on outside_cursors to pishkhan_app;
grant select, insert, update (times, last_at) on outside_refusals to pishkhan_app;
`;

const hooks = isSystem('hooks');
const schedules = isSystem('schedules');
const ofVisibleLetter =
  'exists (select from submissions s where s.id = submission_id and s.applicant_id = (select scope_applicant()))';

/**
 * What correspondence systems tell of letters is kept before anybody acts on it, once each, and stays with the letter that took it, or
 * with nobody until a person sees to it. A cursor says how far a system was asked; refusals are counted by day.
 */
export const sql = [
  tables,
  `create policy hooks_select on organisations for select to pishkhan_app using (${hooks});`,
  protect('outside_events', [
    { name: 'organisation', where: inOrganisation },
    { name: 'applicant', where: ofVisibleLetter },
    { name: 'letter', for: ['select', 'update'], where: inLettersOrganisation },
    { name: 'hooks', for: ['select', 'insert'], where: hooks },
    { name: 'schedules', for: ['select', 'insert', 'update'], where: schedules },
  ]),
  protect('outside_cursors', [{ name: 'schedules', for: ['select', 'insert', 'update'], where: schedules }]),
  protect('outside_refusals', [
    { name: 'organisation', where: inOrganisation },
    { name: 'hooks', for: ['select', 'insert', 'update'], where: hooks },
  ]),
].join('\n');
