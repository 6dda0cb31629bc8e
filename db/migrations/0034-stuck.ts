import { inOrganisation, protect } from './policies.ts';

const tables = `
alter table registrations add column tries integer not null default 0, add column begun_at timestamptz(3) not null default now();
grant update (tries) on registrations to pishkhan_app;
drop index registrations_waiting;
create index registrations_open on registrations (updated_at) where state <> 'done';

alter table sms_messages add column retried_at timestamptz(3), add column retried_from integer;
grant update (retried_at, retried_from) on sms_messages to pishkhan_app;
grant delete on sms_given_up to pishkhan_app;

create table stuck_given_up (
  kind text not null check (kind in ('notice', 'event')),
  id uuid not null,
  organisation_id uuid not null references organisations,
  staff_id uuid not null,
  reason_encrypted bytea not null,
  at timestamptz(3) not null default now(),
  primary key (kind, id),
  foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);
grant select, insert on stuck_given_up to pishkhan_app;

create table resume_groups (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  staff_id uuid not null,
  kind text not null check (kind in ('letter', 'notice')),
  per_minute integer not null check (per_minute between 1 and 6000),
  state text not null default 'running' check (state in ('running', 'paused', 'stopped', 'ended')),
  created_at timestamptz(3) not null default now(),
  ended_at timestamptz(3),
  foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);
create index on resume_groups (organisation_id, created_at desc, id);
grant select, insert, update (state, ended_at) on resume_groups to pishkhan_app;

create table resume_group_items (
  group_id uuid not null references resume_groups,
  id uuid not null,
  organisation_id uuid not null references organisations,
  outcome text check (outcome in ('resumed', 'over', 'failed')),
  primary key (group_id, id)
);
create index on resume_group_items (group_id, id) where outcome is null;
grant select, insert, update (outcome) on resume_group_items to pishkhan_app;
`;

/**
 * What waits for a person or keeps failing, and what people do about it: a notice is tried anew from its `retried_from`th try on, one
 * given up is shown no more, and a group resumes at a bounded pace.
 */
export const sql = [
  tables,
  `create policy organisation_update on sms_messages for update to pishkhan_app using (${inOrganisation}) with check (${inOrganisation});`,
  `create policy organisation_delete on sms_given_up for delete to pishkhan_app using (${inOrganisation});`,
  protect('stuck_given_up', [{ name: 'organisation', for: ['select', 'insert'], where: inOrganisation }]),
  protect('resume_groups', [{ name: 'organisation', for: ['select', 'insert', 'update'], where: inOrganisation }]),
  protect('resume_group_items', [{ name: 'organisation', for: ['select', 'insert', 'update'], where: inOrganisation }]),
].join('\n');
