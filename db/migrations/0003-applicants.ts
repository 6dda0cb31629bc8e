import { inOrganisation, isSystem, protect } from './policies.ts';

const tables = `
create table applicants (
  id uuid primary key,
  mobile_encrypted bytea not null,
  mobile_hash bytea not null unique,
  national_id_encrypted bytea,
  national_id_hash bytea,
  first_name_encrypted bytea,
  last_name_encrypted bytea,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index on applicants (national_id_hash);

create table legal_persons (
  id uuid primary key,
  applicant_id uuid not null references applicants,
  name text collate "fa-x-icu" not null,
  legal_id text not null,
  unique (applicant_id, legal_id)
);

create table sessions (
  token_hash bytea primary key,
  kind text not null check (kind in ('applicant', 'staff')),
  principal_id uuid not null,
  organisation_id uuid references organisations,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  check ((kind = 'staff') = (organisation_id is not null))
);
create index on sessions (expires_at);

create table sign_in_challenges (
  id uuid primary key,
  mobile_hash bytea not null,
  mobile_encrypted bytea not null,
  code_hash bytea not null,
  tries integer not null default 0,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index on sign_in_challenges (expires_at);
create index on sign_in_challenges (mobile_hash);

grant select, insert, update on applicants, legal_persons to pishkhan_app;
grant select, insert, delete on sessions to pishkhan_app;
grant select, insert, delete, update (tries, used_at) on sign_in_challenges to pishkhan_app;
`;

export const sql = [
  tables,
  protect('applicants', [
    { name: 'applicant', for: ['select', 'update'], where: 'id = (select scope_applicant())' },
    { name: 'letter', where: 'id = (select scope_letter_applicant())' },
    { name: 'sign_in', for: ['select', 'insert', 'update'], where: isSystem('signIn') },
    { name: 'worker', where: isSystem('worker') },
  ]),
  protect('legal_persons', [
    { name: 'applicant', for: ['select', 'insert', 'update'], where: 'applicant_id = (select scope_applicant())' },
    { name: 'letter', where: 'applicant_id = (select scope_letter_applicant())' },
  ]),
  protect('sessions', [
    { name: 'sign_in', for: ['select', 'insert', 'delete'], where: isSystem('signIn') },
    { name: 'schedules', for: ['select', 'delete'], where: isSystem('schedules') },
    { name: 'organisation', for: ['select', 'delete'], where: inOrganisation },
  ]),
  protect('sign_in_challenges', [
    { name: 'sign_in', for: ['select', 'insert', 'update'], where: isSystem('signIn') },
    { name: 'schedules', for: ['select', 'delete'], where: isSystem('schedules') },
  ]),
].join('\n');
