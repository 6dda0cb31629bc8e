import { inOrganisation, isSystem, protect } from './policies.ts';

const tables = `
create table connections (
  id uuid primary key,
  place uuid not null,
  organisation_id uuid not null references organisations,
  kind text not null check (kind in ('correspondence', 'sms')),
  adapter text not null,
  name text not null,
  settings_encrypted bytea not null,
  position integer not null,
  active boolean not null,
  version integer not null check (version > 0),
  replaced_at timestamptz(3),
  changed_at timestamptz(3) not null default now()
);
create unique index connections_place on connections (place) where replaced_at is null;
create index on connections (organisation_id, kind, position);
grant select, insert, update (name, settings_encrypted, position, active, version, replaced_at, changed_at)
  on connections to pishkhan_app;

alter table registrations add column connection_id text;
grant update (connection_id) on registrations to pishkhan_app;

drop index registrations_waiting;
create index registrations_waiting on registrations (organisation_id, updated_at) where state = 'intent';
`;

/**
 * The systems of an organisation. A row is one system at one address, for good: with another address another row takes its place, and
 * what was sent by the first is still looked for there.
 */
export const sql = [
  tables,
  protect('connections', [
    { name: 'organisation', for: ['select', 'insert', 'update'], where: inOrganisation },
    { name: 'system', where: isSystem('worker', 'hooks') },
  ]),
].join('\n');
