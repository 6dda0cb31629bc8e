import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import type { TestTenant } from '../testing/tenant.ts';
import { listAudit, verifyAudit } from '../testing/audit.ts';
import { appendAudit } from './audit.ts';
import type { AuditEntry } from './audit.ts';

const fixture = useDatabase();

const anEntry = (action: string): AuditEntry => ({
  ...{ at: '2026-11-22T08:00:00.123Z', actorKind: 'staff', actorId: randomUUID(), action },
  ...{ subjectType: 'unit', subjectId: randomUUID(), data: { code: 'planning', active: false } },
});

const inOrganisation = ({ organisationId }: TestTenant) => ({ kind: 'organisation', organisationId }) as const;

const append = (tenant: TestTenant, actions: string[]) =>
  fixture.database.inTenant(inOrganisation(tenant), (transaction) =>
    appendAudit(transaction, { ...tenant, entries: actions.map(anEntry) }),
  );

const verify = (tenant: TestTenant) =>
  fixture.database.inTenant(inOrganisation(tenant), (transaction) => verifyAudit(transaction, tenant));

async function tampered(tenant: TestTenant, sql: string): Promise<number | null> {
  await fixture.superuser.query(sql, [tenant.organisationId]);
  return verify(tenant);
}

async function aLogOfThree(): Promise<TestTenant> {
  const tenant = await fixture.newTenant();
  await append(tenant, ['unitAdded', 'unitChanged']);
  await append(tenant, ['unitClosed']);
  return tenant;
}

describe('the audit log', () => {
  it('numbers the entries of each organisation from 1, and is whole', async () => {
    const tenant = await aLogOfThree();
    const entries = await fixture.database.inTenant(inOrganisation(tenant), (transaction) =>
      listAudit(transaction, { ...tenant, limit: 10 }),
    );
    expect(entries.map(({ number, action }) => [number, action])).toEqual([
      [3, 'unitClosed'],
      [2, 'unitChanged'],
      [1, 'unitAdded'],
    ]);
    expect(await verify(tenant)).toBeNull();
  });

  it('is whole in any time zone', async () => {
    const tenant = await aLogOfThree();
    await fixture.superuser.query(`set time zone 'Asia/Tehran'`);
    const { rows } = await fixture.superuser.query(
      `select set_config('app.scope_kind', 'system', false), set_config('app.system', 'schedules', false),
         verify_audit($1) as broken`,
      [tenant.organisationId],
    );
    expect(rows[0].broken).toBeNull();
  });

  it.each([
    ['a changed action', 'action', `'unitAdded'`],
    ['a changed time', 'at', `at + interval '1 second'`],
    ['a changed actor', 'actor_id', 'gen_random_uuid()'],
    ['changed data', 'data', `'{"code": "other"}'`],
    ['a changed hash', 'hash', 'previous_hash'],
  ])('shows %s, made even by a superuser', async (_, column, value) => {
    const sql = `update audit_log set ${column} = ${value} where organisation_id = $1 and number = 2`;
    expect(await tampered(await aLogOfThree(), sql)).toBe(2);
  });

  it('shows an entry that was taken out, in the middle or at the end', async () => {
    const remove = (number: number) => `delete from audit_log where organisation_id = $1 and number = ${number}`;
    expect(await tampered(await aLogOfThree(), remove(2))).toBe(2);
    expect(await tampered(await aLogOfThree(), remove(3))).toBe(3);
  });

  it('shows that all of it was taken out', async () => {
    expect(await tampered(await aLogOfThree(), 'delete from audit_log where organisation_id = $1')).toBe(1);
  });

  it('stays whole when many append at once', async () => {
    const tenant = await fixture.newTenant();
    await Promise.all(Array.from({ length: 20 }, (_, index) => append(tenant, [`first${index}`, `second${index}`])));
    const { rows } = await fixture.superuser.query(
      'select count(*)::integer as entries, max(number)::integer as last from audit_log where organisation_id = $1',
      [tenant.organisationId],
    );
    expect(rows).toEqual([{ entries: 40, last: 40 }]);
    expect(await verify(tenant)).toBeNull();
  });

  it('cannot be written, changed or emptied by the application', async () => {
    const statements = [
      'insert into audit_log select * from audit_log',
      `update audit_log set action = 'x'`,
      'delete from audit_log',
      'select * from audit_heads',
    ];
    for (const sql of statements) {
      const running = fixture.database.inTenant(inOrganisation(fixture.tenant), (transaction) =>
        transaction.query(sql),
      );
      await expect(running).rejects.toMatchObject({ code: '42501' });
    }
  });
});
