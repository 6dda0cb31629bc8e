import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope, SystemScope } from './scope.ts';
import type { TestTenant } from './testing/tenant.ts';
import { tablesOf, useTwoTenants } from './testing/two-tenants.ts';

const NO_SCOPE = { code: 'PS001' };
const fixture = useTwoTenants();

describe('a letter', () => {
  it('that is a draft is not shown to the organisation', async () => {
    const { organisationId, letter } = fixture.ours;
    await fixture.superuser.query('update submissions set submitted_at = null where id = $1', [letter.id]);
    const scope = { kind: 'organisation', organisationId } as const;
    for (const table of ['submissions', 'submission_timeline', `list_submissions('{"limit": 10}')`]) {
      expect(await fixture.attempt(scope, `select from ${table}`)).toMatchObject({ changed: 0, rows: [] });
    }
    await fixture.superuser.query('update submissions set submitted_at = now() where id = $1', [letter.id]);
    expect((await fixture.attempt(scope, 'select from submission_timeline')).changed).toBe(1);
  });

  it.each([
    `update submissions set status = 'closed'`,
    'insert into submissions select * from submissions',
    'delete from submissions',
    `update submission_timeline set type = 'closed'`,
    'insert into submission_timeline select * from submission_timeline',
    'delete from submission_timeline',
  ])('is written by nothing but its one writer: %s', async (sql) => {
    const { organisationId, applicantId, letter } = fixture.ours;
    const scopes: Scope[] = [
      { kind: 'organisation', organisationId },
      { kind: 'applicant', applicantId },
      { kind: 'system', name: 'schedules' },
      letter.scope,
    ];
    for (const scope of scopes) expect((await fixture.attempt(scope, sql)).refused).toBe('42501');
  });

  it('is not seen in a letter scope that names another organisation or applicant', async () => {
    const { organisationId, applicantId } = fixture.ours;
    const submissionId = fixture.theirs.letter.id;
    const scope: Scope = { kind: 'letter', organisationId, applicantId, submissionId };
    expect((await fixture.attempt(scope, 'select from submissions')).changed).toBe(0);
  });

  it('keeps the name of its unit when that is closed, and other applicants do not see it', async () => {
    const { unitId } = fixture.ours;
    await fixture.superuser.query('update units set active = false where id = $1', [unitId]);
    const look = ({ applicantId }: TestTenant) =>
      fixture.attempt({ kind: 'applicant', applicantId }, 'select name from units where id = $1', unitId);
    expect((await look(fixture.ours)).changed).toBe(1);
    expect((await look(fixture.theirs)).changed).toBe(0);
    await fixture.superuser.query('update units set active = true where id = $1', [unitId]);
  });
});

describe('a system scope', () => {
  const system = (name: SystemScope) => ({ kind: 'system', name }) as const;

  beforeAll(async () => {
    const { id } = fixture.ours.letter;
    await fixture.superuser.query(`update submissions set tracking_code = 'CODE' where id = $1`, [id]);
    await fixture.superuser.query(`insert into sms_messages (id, kind, mobile_encrypted, text_encrypted)
      values (gen_random_uuid(), 'signInCode', 'x', 'x')`);
  });

  it.each([
    ['directory', 'organisations routing_policies services units'],
    ['tracking', 'organisations submissions'],
    ['signIn', 'access_tokens applicants organisations sessions sign_in_challenges sms_messages staff staff_stations'],
    [
      'schedules',
      'access_tokens idempotency_keys organisations outside_cursors outside_events registrations sessions sign_in_challenges submissions webhook_deliveries',
    ],
    [
      'worker',
      'applicants change_heads connections organisations sms_attempts sms_given_up sms_inbound sms_messages sms_optouts sms_panel_health webhook_deliveries webhooks',
    ],
    ['hooks', 'connections organisations outside_events outside_refusals sms_inbound'],
  ] as const)('%s reads what it needs and nothing else', async (name, readable) => {
    const read = [];
    for (const table of await tablesOf(fixture.superuser)) {
      const { changed } = await fixture.attempt(system(name), `select from ${table.name}`);
      if (changed > 0) read.push(table.name);
    }
    expect(read.join(' ')).toBe(readable);
  });

  it('tracking sees no letter that has no tracking code, and signIn no message of a letter', async () => {
    expect((await fixture.attempt(system('tracking'), 'select from submissions')).changed).toBe(1);
    expect((await fixture.attempt(system('signIn'), 'select from sms_messages')).changed).toBe(1);
  });
});

describe('the directory', () => {
  const directory: Scope = { kind: 'system', name: 'directory' };
  const seen = async (table: string, where = 'organisation_id = $1') =>
    (await fixture.attempt(directory, `select from ${table} where ${where}`, fixture.ours.organisationId)).changed;

  it('shows of an organisation what can be chosen there, and the routing policy in force', async () => {
    const { organisationId, unitId } = fixture.ours;
    await fixture.superuser.query(
      `insert into routing_policies (organisation_id, version, policy)
       select organisation_id, 2, policy from routing_policies where organisation_id = $1`,
      [organisationId],
    );
    const { rows } = await fixture.attempt(directory, 'select version from routing_policies order by version');
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
    expect(await seen('routing_policies')).toBe(1);
    for (const [table, id] of [
      ['units', unitId],
      ['services', null],
    ]) {
      expect(await seen(`${table}`)).toBe(1);
      const close = `update ${table} set active = $2 where organisation_id = $1 and id = coalesce($3, id)`;
      await fixture.superuser.query(close, [organisationId, false, id]);
      expect(await seen(`${table}`)).toBe(0);
      await fixture.superuser.query(close, [organisationId, true, id]);
    }
  });

  it('shows nothing of an organisation that takes no letters', async () => {
    const { organisationId } = fixture.ours;
    await fixture.superuser.query('update organisations set active = false where id = $1', [organisationId]);
    const tables = ['units', 'services', 'routing_policies'];
    expect(await seen('organisations', 'id = $1')).toBe(0);
    for (const table of tables) expect([table, await seen(table)]).toEqual([table, 0]);
    await fixture.superuser.query('update organisations set active = true where id = $1', [organisationId]);
  });

  it('changes nothing', async () => {
    for (const table of ['organisations', 'units', 'services']) {
      expect((await fixture.attempt(directory, `update ${table} set name = 'x'`)).changed).toBe(0);
    }
  });
});

describe('without a scope', () => {
  it('reading and writing raise on every table that the application can read', async () => {
    for (const { name } of await tablesOf(fixture.superuser)) {
      if (['audit_heads', 'letter_search'].includes(name)) continue;
      await expect(fixture.app.query(`select * from ${name}`)).rejects.toMatchObject(NO_SCOPE);
    }
    await expect(fixture.app.query(`select append_audit($1, '[]')`, [randomUUID()])).rejects.toMatchObject(NO_SCOPE);
    await expect(fixture.app.query(`select list_submissions('{"limit": 1}')`)).rejects.toMatchObject(NO_SCOPE);
    const inserting = fixture.app.query(
      `insert into units select gen_random_uuid(), organisation_id, 'x', name, name_en, kind from jsonb_to_record($1)
         as r (organisation_id uuid, name text, name_en text, kind text)`,
      [{ organisation_id: fixture.ours.organisationId, name: 'x', name_en: 'x', kind: 'unit' }],
    );
    await expect(inserting).rejects.toMatchObject(NO_SCOPE);
  });

  it('nothing is left over for the next user of the connection', async () => {
    const { organisationId } = fixture.ours;
    expect((await fixture.attempt({ kind: 'organisation', organisationId }, 'select from units')).changed).toBe(1);
    await expect(fixture.app.query('select * from units')).rejects.toMatchObject(NO_SCOPE);
  });
});
