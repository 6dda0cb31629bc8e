import { isSystem, protect } from './policies.ts';

const changes = `
create table change_heads (
  applicant_id uuid primary key,
  position bigint not null
) with (fillfactor = 50);

create table changes (
  applicant_id uuid not null,
  position bigint not null,
  submission_id uuid not null,
  sequence integer not null,
  type text not null,
  status text not null,
  at timestamptz(3) not null,
  corrects boolean not null,
  primary key (applicant_id, position)
);
grant select on change_heads, changes to pishkhan_app;
`;

const tokens = `
create table access_tokens (
  id uuid primary key,
  applicant_id uuid not null references applicants,
  token_hash bytea not null unique,
  name text not null,
  scopes text[] not null,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  last_used_at timestamptz(3)
);
create index on access_tokens (applicant_id);
create index on access_tokens (expires_at);
grant select, insert, delete, update (last_used_at) on access_tokens to pishkhan_app;
`;

const webhooks = `
create table webhooks (
  id uuid primary key,
  applicant_id uuid not null references applicants,
  url bytea not null,
  secret bytea not null,
  active boolean not null default true,
  place bigint not null,
  failures integer not null default 0,
  failing_since timestamptz(3),
  switched_off_at timestamptz(3),
  due_at timestamptz(3),
  leased_until timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index on webhooks (applicant_id);
create index webhooks_due on webhooks (due_at) where active and due_at is not null;
grant select, insert, delete, update (url, active, place, failures, failing_since, switched_off_at, due_at, leased_until)
  on webhooks to pishkhan_app;

create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  applicant_id uuid not null,
  position bigint not null,
  state text not null check (state in ('waiting', 'sending', 'delivered', 'failed')),
  replay_of uuid,
  at timestamptz(3) not null default clock_timestamp(),
  http_status integer,
  reason text,
  duration_ms integer
);
create index on webhook_deliveries (webhook_id, at desc, id desc);
create index webhook_deliveries_waiting on webhook_deliveries (at) where state in ('waiting', 'sending');
create index on webhook_deliveries (at);
grant select, insert, delete, update (state, at, http_status, reason, duration_ms) on webhook_deliveries to pishkhan_app;
`;

const own = 'applicant_id = (select scope_applicant())';
const applicant = { name: 'applicant', where: own } as const;
const saving = { name: 'saving', to: 'pishkhan_owner', where: 'true' } as const;
const worker = { name: 'worker', where: isSystem('worker') } as const;
const signIn = { name: 'sign_in', where: isSystem('signIn') } as const;
const schedules = { name: 'schedules', for: ['select', 'delete'], where: isSystem('schedules') } as const;

const security = [
  protect('change_heads', [applicant, worker, { ...saving, for: ['select', 'insert', 'update'] }]),
  protect('changes', [applicant, { ...saving, for: ['select', 'insert'] }]),
  protect('access_tokens', [
    { ...applicant, for: ['select', 'insert', 'delete'] },
    { ...signIn, for: ['select', 'update'] },
    schedules,
  ]),
  protect('webhooks', [
    { ...applicant, for: ['select', 'insert', 'update', 'delete'] },
    { ...worker, for: ['select', 'update'] },
    { ...saving, for: ['select', 'update'] },
  ]),
  protect('webhook_deliveries', [
    { ...applicant, for: ['select', 'insert'] },
    { ...worker, for: ['select', 'insert', 'update'] },
    schedules,
  ]),
];

/**
 * What programs go by: each applicant's letters as one feed without gaps, tokens of programs, and addresses that are told of the feed.
 * The feed is written with the letters themselves, and begins with this version.
 */
export const sql = [changes, tokens, webhooks, ...security].join('\n');
