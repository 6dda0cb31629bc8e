import { randomUUID } from 'node:crypto';
import { ForeignKeyConstraintError, UniqueConstraintError } from 'sequelize';
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import { aPolicy } from '../testing/tenant.ts';
import type { TestTenant } from '../testing/tenant.ts';
import { testVault as sealer } from '../testing/vault.ts';
import type { Configuration, TenantTransaction } from '../tenancy.ts';
import { getLetterOrganisation, getOrganisationChoice, listOrganisationChoices } from './organisations-for-letters.ts';
import { getOrganisation, updateOrganisation } from './organisations.ts';
import { insertRoutingPolicy, latestRoutingPolicy, listRoutingPolicies } from './routing-policies.ts';
import { findStaffByUsername } from './staff-sign-in.ts';
import { getStaff, insertStaff, listStaff, setTotpSecret, updateStaff } from './staff.ts';
import { insertUnit, listUnits, updateUnit } from './units.ts';

const fixture = useDatabase();

const within = <T>({ organisationId }: TestTenant, work: (transaction: Configuration) => Promise<T>): Promise<T> =>
  fixture.database.configure({ kind: 'organisation', organisationId }, work);

const asAnybody = <T>(work: (transaction: TenantTransaction) => Promise<T>): Promise<T> =>
  fixture.database.inTenant({ kind: 'system', name: 'directory' }, work);

const aUnit = ({ organisationId }: TestTenant, code: string) => ({
  ...{ id: randomUUID(), organisationId, code, name: 'واحد', nameEn: 'Unit', kind: 'unit' as const, active: true },
});

describe('an organisation', () => {
  it('keeps its calendar and terms', async () => {
    const tenant = await fixture.newTenant();
    const { organisationId: id } = tenant;
    const changes = { name: 'نام تازه', weekend: [5], holidays: ['2026-03-21'], promisedWorkingDays: 10 };
    await within(tenant, (transaction) => updateOrganisation(transaction, { id, changes }));
    expect(await within(tenant, (transaction) => getOrganisation(transaction, { id }))).toMatchObject(changes);
    expect(await within(tenant, (transaction) => getLetterOrganisation(transaction, { id }))).toMatchObject(changes);
  });

  it('is offered to everybody with what can be chosen there, page by page', async () => {
    const tenant = await fixture.newTenant();
    const closed = { ...aUnit(tenant, 'closed'), active: false };
    await within(tenant, (transaction) => insertUnit(transaction, closed));
    const choice = await asAnybody((transaction) => getOrganisationChoice(transaction, { id: tenant.organisationId }));
    expect(choice?.units.map(({ id }) => id)).toEqual([tenant.unitId]);
    expect(choice?.services).toHaveLength(1);
    expect(choice?.policy).toEqual(aPolicy(tenant.unitId));
    const all = await asAnybody((transaction) => listOrganisationChoices(transaction, { limit: 100 }));
    const [first] = all;
    const rest = await asAnybody((transaction) => listOrganisationChoices(transaction, { limit: 100, after: first }));
    expect([first, ...rest]).toEqual(all);
  });

  it('that takes no letters is not offered', async () => {
    const { organisationId: id } = await fixture.newTenant();
    await fixture.superuser.query('update organisations set active = false where id = $1', [id]);
    expect(await asAnybody((transaction) => getOrganisationChoice(transaction, { id }))).toBeUndefined();
  });
});

describe('units', () => {
  it('are listed with the secretariat first, and changed', async () => {
    const tenant = await fixture.newTenant();
    const { organisationId } = tenant;
    const unit = aUnit(tenant, 'a-unit');
    const units = await within(tenant, async (transaction) => {
      await insertUnit(transaction, unit);
      await updateUnit(transaction, { id: unit.id, organisationId, changes: { name: 'تازه', active: false } });
      return listUnits(transaction, { organisationId });
    });
    expect(units.map(({ code, name, active }) => [code, name, active])).toEqual([
      ['secretariat', 'نام', true],
      ['a-unit', 'تازه', false],
    ]);
  });

  it('have a code of their own within the organisation', async () => {
    const adding = within(fixture.tenant, (transaction) =>
      insertUnit(transaction, aUnit(fixture.tenant, 'secretariat')),
    );
    await expect(adding).rejects.toBeInstanceOf(UniqueConstraintError);
  });
});

describe('staff', () => {
  it('are found by username for sign-in, with their stations and second factor', async () => {
    const tenant = await fixture.newTenant();
    const { staffId: id, unitId } = tenant;
    const { username } = (await within(tenant, (transaction) => getStaff(transaction, { id }))) ?? { username: '' };
    await within(tenant, (transaction) => setTotpSecret(transaction, { id, secret: 'JBSWY3DPEHPK3PXP', sealer }));
    const found = await fixture.database.inTenant({ kind: 'system', name: 'signIn' }, (transaction) =>
      findStaffByUsername(transaction, { username, sealer }),
    );
    expect(found).toMatchObject({ id, passwordHash: 'none', totpSecret: 'JBSWY3DPEHPK3PXP', stationIds: [unitId] });
    expect(found).not.toHaveProperty('totpSecretEncrypted');
  });

  it('get other stations, roles and names, and lists show no password', async () => {
    const tenant = await fixture.newTenant();
    const { organisationId, staffId: id } = tenant;
    const unit = aUnit(tenant, 'other');
    const changed = await within(tenant, async (transaction) => {
      await insertUnit(transaction, unit);
      const changes = { name: 'نام دیگر', roles: ['controller' as const], active: false };
      return updateStaff(transaction, { id, organisationId, changes, stationIds: [unit.id] });
    });
    expect(changed).toMatchObject({ name: 'نام دیگر', roles: ['controller'], active: false, stationIds: [unit.id] });
    const listed = await within(tenant, (transaction) => listStaff(transaction, { organisationId }));
    expect(listed).toEqual([changed]);
    expect(JSON.stringify(listed)).not.toContain('none');
  });

  it('cannot be stationed in a unit of another organisation', async () => {
    const [tenant, { unitId }] = [await fixture.newTenant(), await fixture.newTenant()];
    const { organisationId, staffId: id } = tenant;
    const moving = within(tenant, (transaction) =>
      updateStaff(transaction, { id, organisationId, changes: {}, stationIds: [unitId] }),
    );
    await expect(moving).rejects.toBeInstanceOf(ForeignKeyConstraintError);
  });

  it('have a username that nobody else has, in whatever organisation', async () => {
    const [tenant, other] = [await fixture.newTenant(), await fixture.newTenant()];
    const { username = '' } =
      (await within(tenant, (transaction) => getStaff(transaction, { id: tenant.staffId }))) ?? {};
    const member = { id: randomUUID(), organisationId: other.organisationId, username, name: 'نام', passwordHash: 'x' };
    const adding = within(other, (transaction) => insertStaff(transaction, { ...member, roles: [], stationIds: [] }));
    await expect(adding).rejects.toBeInstanceOf(UniqueConstraintError);
  });
});

describe('routing policies', () => {
  const insert = (tenant: TestTenant) =>
    within(tenant, (transaction) =>
      insertRoutingPolicy(transaction, { ...tenant, policy: aPolicy(tenant.unitId), createdBy: tenant.staffId }),
    );

  it('get a version each when several are made at once', async () => {
    const tenant = await fixture.newTenant();
    const made = await Promise.all(Array.from({ length: 6 }, () => insert(tenant)));
    expect(made.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5, 6, 7]);
    expect((await within(tenant, (transaction) => latestRoutingPolicy(transaction, tenant)))?.version).toBe(7);
  });

  it('are listed newest first, page by page, with who made them', async () => {
    const tenant = await fixture.newTenant();
    await insert(tenant);
    await insert(tenant);
    const list = (before?: number) =>
      within(tenant, (transaction) => listRoutingPolicies(transaction, { ...tenant, limit: 2, before }));
    expect((await list()).map(({ version, createdByName }) => [version, createdByName])).toEqual([
      [3, 'نام'],
      [2, 'نام'],
    ]);
    expect((await list(2)).map(({ version }) => version)).toEqual([1]);
  });

  it('never change: a version is what letters were routed with', async () => {
    for (const sql of ['update routing_policies set version = 9', 'delete from routing_policies']) {
      const changing = within(fixture.tenant, (transaction) => transaction.query(sql));
      await expect(changing).rejects.toThrow('permission denied');
    }
  });
});
