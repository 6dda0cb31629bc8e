import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from './scope.ts';
import { tablesOf, useTwoTenants } from './testing/two-tenants.ts';

const DENIED = '42501';
const fixture = useTwoTenants();
let tenantTables: string[];

beforeAll(async () => {
  tenantTables = (await tablesOf(fixture.superuser)).filter(({ tenant }) => tenant).map(({ name }) => name);
});

/** A row of the other organisation; without one in every table the tests would tell nothing. */
async function theirRow(table: string): Promise<string> {
  const { rows } = await fixture.superuser.query<{ row: string }>(
    `select to_json(t)::text as row from ${table} t where organisation_id = $1 limit 1`,
    [fixture.theirs.organisationId],
  );
  if (!rows[0]) throw new Error(`createTenant and storeLetterWithLedgers put no row into ${table}.`);
  return rows[0].row;
}

async function changeableColumns(table: string): Promise<string[]> {
  const { rows } = await fixture.superuser.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0
       and has_column_privilege('pishkhan_app', attrelid, attnum, 'update')`,
    [table],
  );
  return rows.map(({ name }) => name);
}

describe('the catalogue', () => {
  it('has row-level security forced on every table', async () => {
    const all = await tablesOf(fixture.superuser);
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter(({ forced }) => !forced)).toEqual([]);
  });

  it('shows that the application owns nothing and is above nothing', async () => {
    const all = await tablesOf(fixture.superuser);
    expect(all.filter(({ owner }) => owner !== 'pishkhan_owner')).toEqual([]);
    const { rows } = await fixture.superuser.query(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::integer from pg_auth_members where member = r.oid) as memberships,
        (select count(*)::integer from pg_shdepend where refobjid = r.oid and deptype = 'o') as owned
      from pg_roles r where rolname = 'pishkhan_app'`);
    const nothing = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(rows).toEqual([{ ...nothing, memberships: 0, owned: 0 }]);
  });

  it.each(['create table intruder ()', 'create schema intruder', 'truncate submissions'])(
    'refuses the application: %s',
    async (sql) => {
      await expect(fixture.app.query(sql)).rejects.toMatchObject({ code: DENIED });
    },
  );
});

describe.each(['organisation', 'letter', 'applicant'] as const)('in a scope of kind %s', (kind) => {
  const scope = (): Scope => {
    const { organisationId, applicantId, letter } = fixture.ours;
    if (kind === 'letter') return letter.scope;
    return kind === 'organisation' ? { kind, organisationId } : { kind, applicantId };
  };

  it('a query that forgets its filter reads no row of another organisation', async () => {
    const chosenFrom = kind === 'applicant' ? ['units', 'services', 'routing_policies'] : [];
    for (const table of tenantTables.filter((name) => !chosenFrom.includes(name))) {
      await theirRow(table);
      const { rows } = await fixture.attempt(scope(), `select organisation_id from ${table}`);
      const foreign = rows.filter(({ organisation_id: id }) => id !== fixture.ours.organisationId && id !== null);
      expect({ table, foreign }).toEqual({ table, foreign: [] });
    }
  });

  it('a query that forgets its filter changes no row of another organisation', async () => {
    for (const table of tenantTables) {
      for (const column of await changeableColumns(table)) {
        const sql = `update ${table} set ${column} = ${column} where organisation_id = $1`;
        const { changed } = await fixture.attempt(scope(), sql, fixture.theirs.organisationId);
        expect({ table, column, changed }).toEqual({ table, column, changed: 0 });
      }
    }
  });

  it('a query that forgets its filter removes no row of another organisation', async () => {
    for (const table of tenantTables) {
      const sql = `delete from ${table} where organisation_id = $1`;
      const { changed } = await fixture.attempt(scope(), sql, fixture.theirs.organisationId);
      expect({ table, changed }).toEqual({ table, changed: 0 });
    }
  });

  it('no row can be put into another organisation', async () => {
    for (const table of tenantTables) {
      const sql = `insert into ${table} overriding system value select * from jsonb_populate_record(null::${table}, $1)`;
      const { refused } = await fixture.attempt(scope(), sql, await theirRow(table));
      expect({ table, refused }).toEqual({ table, refused: DENIED });
    }
  });

  it('no row of its own can be moved into another organisation', async () => {
    for (const table of tenantTables) {
      const sql = `update ${table} set organisation_id = $1`;
      const { changed } = await fixture.attempt(scope(), sql, fixture.theirs.organisationId);
      expect({ table, changed }).toEqual({ table, changed: 0 });
    }
  });

  it('another organisation’s own row is not changed, nor seen but by an applicant who may choose it', async () => {
    const { organisationId } = fixture.theirs;
    const seen = await fixture.attempt(scope(), 'select from organisations where id = $1', organisationId);
    expect(seen.changed).toBe(kind === 'applicant' ? 1 : 0);
    const renamed = await fixture.attempt(scope(), `update organisations set name = 'x' where id = $1`, organisationId);
    expect(renamed.changed).toBe(0);
  });

  it('nobody else’s identity, challenges and sessions are to be seen', async () => {
    const { applicantId } = fixture.ours;
    const others = await fixture.attempt(scope(), 'select from applicants where id <> $1', applicantId);
    const persons = await fixture.attempt(scope(), 'select from legal_persons where applicant_id <> $1', applicantId);
    const challenges = await fixture.attempt(scope(), 'select from sign_in_challenges');
    const sessions = await fixture.attempt(scope(), `select from sessions where kind = 'applicant'`);
    expect([others, persons, challenges, sessions].map(({ changed }) => changed)).toEqual([0, 0, 0, 0]);
  });

  it('the audit log of another organisation can be neither written nor checked', async () => {
    const { organisationId } = fixture.theirs;
    const written = await fixture.attempt(scope(), `select append_audit($1, '[]')`, organisationId);
    const checked = await fixture.attempt(scope(), 'select verify_audit($1)', organisationId);
    expect([written.refused, checked.refused]).toEqual(['PS002', 'PS002']);
  });
});
