import { inLettersOrganisation, inOrganisation, isApplicant, isSystem, protect } from './policies.ts';

const tables = `
create table organisations (
  id uuid primary key,
  slug text not null unique,
  name text collate "fa-x-icu" not null,
  name_en text not null,
  weekend integer[] not null default '{4,5}',
  holidays date[] not null default '{}',
  promised_working_days integer not null default 30 check (promised_working_days between 1 and 365),
  claim_minutes integer not null default 30 check (claim_minutes between 1 and 10080),
  question_days integer not null default 14 check (question_days between 1 and 365),
  close_after_days integer not null default 90 check (close_after_days between 1 and 3650),
  active boolean not null default true
);

create table units (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  code text not null,
  name text not null,
  name_en text not null,
  kind text not null check (kind in ('secretariat', 'unit')),
  active boolean not null default true,
  unique (organisation_id, code),
  unique (organisation_id, id)
);

create table services (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  name text collate "fa-x-icu" not null,
  name_en text not null,
  active boolean not null default true
);
create index on services (organisation_id);

create table staff (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  username text not null unique,
  password_hash text not null,
  totp_secret_encrypted bytea,
  name text collate "fa-x-icu" not null,
  roles text[] not null check (roles <@ array['secretary', 'controller', 'admin']),
  active boolean not null default true,
  unique (organisation_id, id)
);

create table staff_stations (
  staff_id uuid not null,
  unit_id uuid not null,
  organisation_id uuid not null,
  primary key (staff_id, unit_id),
  foreign key (organisation_id, staff_id) references staff (organisation_id, id),
  foreign key (organisation_id, unit_id) references units (organisation_id, id)
);

create table routing_policies (
  organisation_id uuid not null references organisations,
  version integer not null check (version > 0),
  policy jsonb not null,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  primary key (organisation_id, version),
  foreign key (organisation_id, created_by) references staff (organisation_id, id)
);

grant select, update on organisations to pishkhan_app;
grant select, insert, update on units, services, staff to pishkhan_app;
grant select, insert, delete on staff_stations to pishkhan_app;
grant select, insert on routing_policies to pishkhan_app;
`;

const system = isSystem('tracking', 'signIn', 'schedules', 'worker');

/** An applicant sees what can be chosen; the name of a closed unit stays readable on a letter sent to it (see 0004). */
export const sql = [
  tables,
  protect('organisations', [
    { name: 'organisation', for: ['select', 'update'], where: 'id = (select scope_organisation())' },
    { name: 'letter', where: 'id = (select scope_letter_organisation())' },
    { name: 'applicant', where: `active and ${isApplicant}` },
    { name: 'system', where: system },
    { name: 'setup', to: 'pishkhan_owner', for: ['select', 'insert', 'update'], where: 'true' },
  ]),
  protect('units', [
    { name: 'organisation', for: ['select', 'insert', 'update'], where: inOrganisation },
    { name: 'letter', where: inLettersOrganisation },
    { name: 'applicant', where: `active and ${isApplicant}` },
  ]),
  protect('services', [
    { name: 'organisation', for: ['select', 'insert', 'update'], where: inOrganisation },
    { name: 'letter', where: inLettersOrganisation },
    { name: 'applicant', where: isApplicant },
  ]),
  protect('staff', [
    { name: 'organisation', for: ['select', 'insert', 'update'], where: inOrganisation },
    { name: 'letter', where: inLettersOrganisation },
    { name: 'system', where: isSystem('signIn') },
  ]),
  protect('staff_stations', [
    { name: 'organisation', for: ['select', 'insert', 'delete'], where: inOrganisation },
    { name: 'letter', where: inLettersOrganisation },
    { name: 'system', where: isSystem('signIn') },
  ]),
  protect('routing_policies', [
    { name: 'organisation', for: ['select', 'insert'], where: inOrganisation },
    { name: 'letter', where: inLettersOrganisation },
    { name: 'applicant', where: isApplicant },
  ]),
].join('\n');
