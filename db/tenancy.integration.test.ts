import { describe, expect, it, jest } from '@jest/globals';
import type { Scope } from './scope.ts';
import { useTwoTenants } from './testing/two-tenants.ts';

const fixture = useTwoTenants();

describe('inTenant', () => {
  const scope = (): Scope => ({ kind: 'organisation', organisationId: fixture.ours.organisationId });

  it('refuses a query that forgets its transaction', async () => {
    await expect(fixture.database.models.Unit.findAll()).rejects.toThrow('outside inTenant');
    await expect(fixture.database.sequelize.query('select 1')).rejects.toThrow('outside inTenant');
  });

  it('refuses to be called inside itself, and works again afterwards', async () => {
    const nested = fixture.database.inTenant(scope(), () =>
      fixture.database.inTenant(scope(), () => Promise.resolve()),
    );
    await expect(nested).rejects.toThrow('inside another');
    expect(await fixture.database.inTenant(scope(), (transaction) => transaction.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
  });

  it('rolls back when the work fails', async () => {
    const failing = fixture.database.inTenant(scope(), async (transaction) => {
      await transaction.query(`update units set name = 'تغییر'`);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const rows = await fixture.database.inTenant(scope(), (transaction) => transaction.query('select name from units'));
    expect(rows).toEqual([{ name: 'نام' }]);
  });

  it('refuses a transaction that was kept after its end', async () => {
    const kept = await fixture.database.inTenant(scope(), (transaction) => Promise.resolve(transaction));
    await expect(kept.query('select 1')).rejects.toThrow();
  });

  it('works again after its connections were cut', async () => {
    const cut = () =>
      fixture.superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and application_name = 'pishkhan'`);
    await fixture.database.inTenant(scope(), () => Promise.resolve());
    await cut();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await fixture.database.inTenant(scope(), (transaction) => transaction.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
    jest.spyOn(console, 'warn').mockImplementation(() => undefined); // Sequelize tells of the lost connection there.
    const cutInside = fixture.database.inTenant(scope(), async (transaction) => {
      await cut();
      return transaction.query('select 1');
    });
    await expect(cutInside).rejects.toThrow();
    expect(await fixture.database.inTenant(scope(), (transaction) => transaction.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
  });
});
