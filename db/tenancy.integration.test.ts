import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { scopeSettings, setScope } from './scope.ts';
import type { Scope } from './scope.ts';
import { createDatabase } from './tenancy.ts';
import type { Database } from './tenancy.ts';
import { startTestDatabase } from './testing/database.ts';
import type { TestDatabase } from './testing/database.ts';
import { storeLetterWithLedgers } from './testing/letter.ts';
import type { TestLetter } from './testing/letter.ts';
import { createTenant } from './testing/tenant.ts';
import type { TestTenant } from './testing/tenant.ts';

const DENIED = '42501';
const NO_SCOPE = 'PS001';

let server: TestDatabase;
let database: Database;
let superuser: pg.Client;
let app: pg.Client;
let [ours, theirs]: TestTenant[] = [];
let [ourLetter, theirLetter]: TestLetter[] = [];

beforeAll(async () => {
  server = await startTestDatabase();
  database = createDatabase({ url: server.appUrl });
  superuser = await connect(server.superuserUrl);
  app = await connect(server.appUrl);
  [ours, theirs] = [await createTenant(database, server.ownerUrl), await createTenant(database, server.ownerUrl)];
  ourLetter = await storeLetterWithLedgers(database, ours);
  theirLetter = await storeLetterWithLedgers(database, theirs);
}, 60_000);

afterAll(async () => {
  await Promise.all([app.end(), superuser.end(), database.close()]);
  await server.stop();
});

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** Runs one statement in a scope and takes it back; gives the rows, or the SQLSTATE that it failed with. */
async function attempt(
  scope: Scope,
  { sql, bind = [] }: { sql: string; bind?: unknown[] },
): Promise<pg.QueryResult | string> {
  await app.query('begin');
  try {
    await app.query(setScope(), scopeSettings(scope));
    return await app.query(sql, bind);
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : Promise.reject(error);
  } finally {
    await app.query('rollback');
  }
}

const changed = (outcome: pg.QueryResult | string): number | null =>
  typeof outcome === 'string' ? 0 : outcome.rowCount;

async function tables(): Promise<{ name: string; forced: boolean; owner: string; tenant: boolean }[]> {
  const { rows } = await superuser.query(`
    select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as forced, c.relowner::regrole::text as owner,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'organisation_id') as tenant
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and c.relname <> 'schema_migrations' order by 1`);
  return rows;
}

const tenantTables = async () => (await tables()).filter((table) => table.tenant).map((table) => table.name);

/** A row of the other organisation, as the superuser sees it; every tenant table has one, or the test is not telling. */
async function theirRow(table: string): Promise<object> {
  const { rows } = await superuser.query(
    `select to_jsonb(t) as row from ${table} t where organisation_id = $1 limit 1`,
    [theirs?.organisationId],
  );
  if (!rows[0]) throw new Error(`createTenant and storeLetterWithLedgers put no row into ${table}.`);
  return rows[0].row;
}

describe('the catalogue', () => {
  it('has row-level security forced on every table', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter((table) => !table.forced)).toEqual([]);
  });

  it('shows that the application owns nothing and is above nothing', async () => {
    expect((await tables()).filter((table) => table.owner !== 'pishkhan_owner')).toEqual([]);
    const { rows } = await superuser.query(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::integer from pg_auth_members where member = r.oid) as memberships,
        (select count(*)::integer from pg_shdepend where refobjid = r.oid and deptype = 'o') as owned
      from pg_roles r where rolname = 'pishkhan_app'`);
    const nothing = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(rows).toEqual([{ ...nothing, memberships: 0, owned: 0 }]);
  });

  it('lets the application make no table', async () => {
    await expect(app.query('create table intruder ()')).rejects.toMatchObject({ code: DENIED });
    await expect(app.query('create schema intruder')).rejects.toMatchObject({ code: DENIED });
    await expect(app.query('truncate submissions')).rejects.toMatchObject({ code: DENIED });
  });
});

describe.each(['organisation', 'letter', 'applicant'] as const)('in a scope of kind %s', (kind) => {
  const scope = (): Scope => {
    const { organisationId, applicantId } = ours as TestTenant;
    if (kind === 'letter') return (ourLetter as TestLetter).scope;
    return kind === 'organisation' ? { kind, organisationId } : { kind, applicantId };
  };

  it('a query that forgets its filter reads no row of another organisation', async () => {
    const chosen = ['organisations', 'units', 'services', 'routing_policies'];
    const open = kind === 'applicant' ? chosen : [];
    for (const table of await tenantTables()) {
      await theirRow(table);
      const read = await attempt(scope(), { sql: `select organisation_id from ${table}` });
      const seen = typeof read === 'string' ? [] : read.rows.map((row) => row.organisation_id);
      const foreign = seen.filter(
        (organisationId) => organisationId !== ours?.organisationId && organisationId !== null,
      );
      expect({ table, foreign: open.includes(table) ? [] : foreign }).toEqual({ table, foreign: [] });
    }
  });

  it('a query that forgets its filter changes and removes no row of another organisation', async () => {
    const bind = [theirs?.organisationId];
    for (const table of await tenantTables()) {
      const { rows: columns } = await superuser.query(
        `select a.attname as name from pg_attribute a where attrelid = $1::regclass and attnum > 0
           and has_column_privilege('pishkhan_app', attrelid, attnum, 'update')`,
        [table],
      );
      for (const { name } of columns) {
        const sql = `update ${table} set ${name} = ${name} where organisation_id = $1`;
        expect({ table, name, changed: changed(await attempt(scope(), { sql, bind })) }).toEqual({
          table,
          name,
          changed: 0,
        });
      }
      const sql = `delete from ${table} where organisation_id = $1`;
      expect({ table, removed: changed(await attempt(scope(), { sql, bind })) }).toEqual({ table, removed: 0 });
    }
  });

  it('no row can be put into another organisation', async () => {
    for (const table of await tenantTables()) {
      const row = JSON.stringify(await theirRow(table));
      const sql = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;
      expect({ table, outcome: await attempt(scope(), { sql, bind: [row] }) }).toEqual({ table, outcome: DENIED });
    }
  });

  it('no row of its own can be moved into another organisation', async () => {
    for (const table of await tenantTables()) {
      const sql = `update ${table} set organisation_id = $1`;
      const outcome = await attempt(scope(), { sql, bind: [theirs?.organisationId] });
      expect({ table, changed: changed(outcome) }).toEqual({ table, changed: 0 });
    }
  });

  it('another organisation’s own row is not changed, nor seen but by an applicant who may choose it', async () => {
    const bind = [theirs?.organisationId];
    const seen = await attempt(scope(), { sql: 'select from organisations where id = $1', bind });
    expect(changed(seen)).toBe(kind === 'applicant' ? 1 : 0);
    const renaming = await attempt(scope(), { sql: `update organisations set name = 'x' where id = $1`, bind });
    expect(changed(renaming)).toBe(0);
  });

  it('another applicant is not to be seen', async () => {
    const others = await attempt(scope(), {
      sql: 'select id from applicants where id <> $1',
      bind: [ours?.applicantId],
    });
    expect(changed(others)).toBe(0);
    const persons = await attempt(scope(), {
      sql: 'select id from legal_persons where applicant_id <> $1',
      bind: [ours?.applicantId],
    });
    expect(changed(persons)).toBe(0);
  });

  it('challenges and sessions of applicants are not to be seen', async () => {
    expect(changed(await attempt(scope(), { sql: 'select id from sign_in_challenges' }))).toBe(0);
    expect(changed(await attempt(scope(), { sql: `select kind from sessions where kind = 'applicant'` }))).toBe(0);
  });

  it('the audit log of another organisation can be neither written nor checked', async () => {
    const bind = [theirs?.organisationId];
    expect(await attempt(scope(), { sql: `select append_audit($1, '[]')`, bind })).toBe('PS002');
    expect(await attempt(scope(), { sql: 'select verify_audit($1)', bind })).toBe('PS002');
  });
});

describe('a letter', () => {
  it('that is a draft is not shown to the organisation', async () => {
    const { organisationId } = ours as TestTenant;
    await superuser.query('update submissions set submitted_at = null where id = $1', [ourLetter?.id]);
    const scope = { kind: 'organisation', organisationId } as const;
    expect(changed(await attempt(scope, { sql: 'select id from submissions' }))).toBe(0);
    expect(changed(await attempt(scope, { sql: 'select type from submission_timeline' }))).toBe(0);
    expect(changed(await attempt(scope, { sql: `select id from list_submissions('{"limit": 10}')` }))).toBe(0);
    await superuser.query('update submissions set submitted_at = now() where id = $1', [ourLetter?.id]);
  });

  it('cannot be written by an applicant or by staff: only its own workflow writes it', async () => {
    const { organisationId, applicantId } = ours as TestTenant;
    const scopes: Scope[] = [
      { kind: 'organisation', organisationId },
      { kind: 'applicant', applicantId },
      { ...(ourLetter as TestLetter).scope, submissionId: randomUUID() } as Scope,
    ];
    for (const scope of scopes) {
      expect(changed(await attempt(scope, { sql: `update submissions set status = 'closed'` }))).toBe(0);
    }
  });

  it('is not seen by a letter scope that names another organisation or applicant', async () => {
    const { id: submissionId } = theirLetter as TestLetter;
    const scope: Scope = { kind: 'letter', ...(ours as TestTenant), submissionId };
    expect(changed(await attempt(scope, { sql: 'select id from submissions' }))).toBe(0);
  });

  it('keeps the name of its unit when that is closed, and other applicants do not see it', async () => {
    const bind = [ours?.unitId];
    await superuser.query('update units set active = false where id = $1', bind);
    const look = (tenant?: TestTenant) =>
      attempt(
        { kind: 'applicant', applicantId: tenant?.applicantId ?? '' },
        { sql: 'select name from units where id = $1', bind },
      );
    expect(changed(await look(ours))).toBe(1);
    expect(changed(await look(theirs))).toBe(0);
    await superuser.query('update units set active = true where id = $1', bind);
  });
});

describe('a system scope', () => {
  beforeAll(async () => {
    await superuser.query(`update submissions set tracking_code = 'CODE' where id = $1`, [ourLetter?.id]);
    await superuser.query(`insert into sms_messages (id, kind, mobile_encrypted, text_encrypted)
      values (gen_random_uuid(), 'signInCode', 'x', 'x')`);
  });

  it.each([
    ['tracking', ['organisations', 'submissions']],
    [
      'signIn',
      ['applicants', 'organisations', 'sessions', 'sign_in_challenges', 'sms_messages', 'staff', 'staff_stations'],
    ],
    ['schedules', ['organisations', 'registrations', 'sessions', 'sign_in_challenges', 'submissions']],
    ['worker', ['applicants', 'organisations', 'sms_attempts', 'sms_messages']],
  ] as const)('%s reads what it needs and nothing else', async (name, readable) => {
    const read = [];
    for (const table of await tables()) {
      const outcome = await attempt({ kind: 'system', name }, { sql: `select from ${table.name}` });
      if (changed(outcome)) read.push(table.name);
    }
    expect(read).toEqual(readable);
  });

  it('tracking sees no letter that has no tracking code, and signIn no message of a letter', async () => {
    const drafts = await attempt({ kind: 'system', name: 'tracking' }, { sql: 'select from submissions' });
    expect(changed(drafts)).toBe(1);
    const notices = await attempt({ kind: 'system', name: 'signIn' }, { sql: 'select from sms_messages' });
    expect(changed(notices)).toBe(1);
  });
});

describe('without a scope', () => {
  it('reading and writing raise on every table that the application can read', async () => {
    for (const { name } of (await tables()).filter((table) => table.name !== 'audit_heads')) {
      await expect(app.query(`select * from ${name}`)).rejects.toMatchObject({ code: NO_SCOPE });
    }
    await expect(app.query(`select append_audit($1, '[]')`, [randomUUID()])).rejects.toMatchObject({ code: NO_SCOPE });
    await expect(app.query(`select list_submissions('{"limit": 1}')`)).rejects.toMatchObject({ code: NO_SCOPE });
  });

  it('nothing is left over for the next user of the connection', async () => {
    const { organisationId } = ours as TestTenant;
    await attempt({ kind: 'organisation', organisationId }, { sql: 'select 1' });
    await expect(app.query('select * from units')).rejects.toMatchObject({ code: NO_SCOPE });
  });
});

describe('inTenant', () => {
  const scope = (): Scope => ({ kind: 'organisation', organisationId: ours?.organisationId ?? '' });

  it('refuses a query that forgets its transaction', async () => {
    await expect(database.models.Unit.findAll()).rejects.toThrow('outside inTenant');
    await expect(database.sequelize.query('select 1')).rejects.toThrow('outside inTenant');
  });

  it('refuses to be called inside itself, and works again afterwards', async () => {
    const nested = database.inTenant(scope(), () => database.inTenant(scope(), () => Promise.resolve()));
    await expect(nested).rejects.toThrow('inside another');
    expect(await database.inTenant(scope(), (transaction) => transaction.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
  });

  it('rolls back when the work fails', async () => {
    const failing = database.inTenant(scope(), async (transaction) => {
      await transaction.query(`update units set name = 'تغییر'`);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const rows = await database.inTenant(scope(), (transaction) => transaction.query('select name from units'));
    expect(rows).toEqual([{ name: 'نام' }]);
  });

  it('refuses a transaction that was kept after its end', async () => {
    const kept = await database.inTenant(scope(), (transaction) => Promise.resolve(transaction));
    await expect(kept.query('select 1')).rejects.toThrow();
  });

  it('works again after its connections were cut', async () => {
    const cut = () =>
      superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and application_name = 'pishkhan'`);
    await database.inTenant(scope(), () => Promise.resolve());
    await cut();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await database.inTenant(scope(), (transaction) => transaction.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
    const cutInside = database.inTenant(scope(), async (transaction) => {
      await cut();
      return transaction.query('select 1');
    });
    await expect(cutInside).rejects.toThrow();
    expect(await database.inTenant(scope(), (transaction) => transaction.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
  });

  it('calls a function in one round trip, in the scope and in nothing else', async () => {
    const call = 'verify_audit($1)';
    expect(await database.callInTenant(scope(), { call, bind: [ours?.organisationId] })).toBeNull();
    const foreign = database.callInTenant(scope(), { call, bind: [theirs?.organisationId] });
    await expect(foreign).rejects.toMatchObject({ code: 'PS002' });
    const nested = database.inTenant(scope(), () => database.callInTenant(scope(), { call, bind: [] }));
    await expect(nested).rejects.toThrow('inside another');
    const connection = await database.sequelize.connectionManager.getConnection({ type: 'write' });
    await expect((connection as pg.Client).query('select * from units')).rejects.toMatchObject({ code: NO_SCOPE });
    database.sequelize.connectionManager.releaseConnection(connection);
  });
});
