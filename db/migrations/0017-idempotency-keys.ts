import { isSystem, protect } from './policies.ts';

const tables = `
create table idempotency_keys (
  id uuid primary key,
  owner_id uuid not null default coalesce(scope_organisation(), scope_applicant()),
  fingerprint text not null,
  made text,
  created_at timestamptz(3) not null default now()
);
create index on idempotency_keys (created_at);

grant select, insert, delete, update (made) on idempotency_keys to pishkhan_app;
`;

const own = 'owner_id = (select coalesce(scope_organisation(), scope_applicant()))';

/** What was made under which key: ids and fingerprints are keyed hashes. The owner is an organisation or an applicant. */
export const sql = [
  tables,
  protect('idempotency_keys', [
    { name: 'owner', for: ['select', 'insert', 'update'], where: own },
    { name: 'schedules', for: ['select', 'delete'], where: isSystem('schedules') },
  ]),
].join('\n');
