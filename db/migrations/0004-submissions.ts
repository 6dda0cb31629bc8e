import { inOrganisation, isSystem, protect } from './policies.ts';

const tables = `
create table submissions (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  applicant_id uuid not null references applicants,
  unit_id uuid,
  assignee_id uuid,
  status text not null,
  needs_attention boolean not null default false,
  sequence integer not null,
  subject text not null,
  tracking_code text unique,
  letter_number text,
  client_reference text,
  search_key text not null,
  state bytea not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  submitted_at timestamptz(3),
  promised_at timestamptz(3),
  unique (organisation_id, letter_number),
  foreign key (organisation_id, unit_id) references units (organisation_id, id),
  foreign key (organisation_id, assignee_id) references staff (organisation_id, id)
) with (fillfactor = 70);
create index on submissions (organisation_id, created_at desc, id desc) where submitted_at is not null;
create index on submissions (organisation_id, unit_id, created_at desc, id desc) where submitted_at is not null;
create index on submissions (applicant_id, created_at desc, id desc);

create table submission_timeline (
  submission_id uuid not null references submissions,
  sequence integer not null,
  organisation_id uuid not null,
  applicant_id uuid not null,
  type text not null,
  at timestamptz(3) not null,
  actor_kind text not null,
  actor_id uuid,
  data bytea,
  primary key (submission_id, sequence)
);

grant select, insert, update on submissions to pishkhan_app;
grant select, insert, update, delete on submission_timeline to pishkhan_app;
`;

const ofLetter = `organisation_id = (select scope_letter_organisation())
  and applicant_id = (select scope_letter_applicant())`;
const ofVisibleLetter = 'exists (select from submissions where submissions.id = submission_id)';
const own = 'applicant_id = (select scope_applicant())';

/** Drafts are the applicant's alone: an organisation sees a letter from its submission on. */
const security = [
  protect('submissions', [
    { name: 'organisation', where: `${inOrganisation} and submitted_at is not null` },
    { name: 'applicant', where: own },
    { name: 'letter', for: ['select', 'insert', 'update'], where: `id = (select scope_letter()) and ${ofLetter}` },
    { name: 'tracking', where: `tracking_code is not null and ${isSystem('tracking')}` },
    { name: 'schedules', where: isSystem('schedules') },
    { name: 'listing', to: 'pishkhan_owner', where: 'true' },
  ]),
  protect('submission_timeline', [
    { name: 'organisation', where: `${inOrganisation} and ${ofVisibleLetter}` },
    { name: 'applicant', where: own },
    {
      name: 'letter',
      for: ['select', 'insert', 'update', 'delete'],
      where: `submission_id = (select scope_letter()) and ${ofLetter}`,
    },
  ]),
].join('\n');

const namesOnOldLetters = `
create policy applicant_past_select on organisations for select to pishkhan_app
  using (not active and exists (select from submissions s where s.organisation_id = organisations.id and s.${own}));
create policy applicant_past_select on units for select to pishkhan_app
  using (not active and exists (select from submissions s where s.unit_id = units.id and s.${own}));
`;

const notification = `
create function notify_submission() returns trigger language plpgsql as $$
begin
  perform pg_notify('submissions', json_build_object('id', new.id, 'organisationId', new.organisation_id,
    'unitId', new.unit_id, 'sequence', new.sequence)::text);
  return null;
end $$;
create trigger notify after insert or update on submissions
  for each row when (new.submitted_at is not null) execute function notify_submission();
`;

export const sql = [tables, security, namesOnOldLetters, notification].join('\n');
