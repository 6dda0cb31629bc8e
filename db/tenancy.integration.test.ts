import { describe, expect, it, jest } from '@jest/globals';
import { CONFIGURED } from './configuration.ts';
import { createDatabase } from './tenancy.ts';
import type { Database, OneTrip, Scope, TenantTransaction } from './tenancy.ts';
import { useTwoTenants } from './testing/two-tenants.ts';

const fixture = useTwoTenants();

type Door = (database: Database, work: (transaction: TenantTransaction) => Promise<unknown>) => Promise<unknown>;

const scope = (): Scope => ({ kind: 'organisation', organisationId: fixture.ours.organisationId });
const inTenant: Door = (database, work) => database.inTenant(scope(), work);
const configure: Door = (database, work) => database.configure(scope(), work);

describe.each([
  ['inTenant', inTenant],
  ['configure', configure],
])('%s', (_name, enter) => {
  const within = (work: (transaction: TenantTransaction) => Promise<unknown>) => enter(fixture.database, work);

  it('sees the rows of its scope and no others', async () => {
    const organisations = await within((transaction) => transaction.query('select id from organisations'));
    expect(organisations).toEqual([{ id: fixture.ours.organisationId }]);
  });

  it('refuses to be called inside itself, and works again afterwards', async () => {
    const nested = within(() => fixture.database.inTenant(scope(), () => Promise.resolve()));
    await expect(nested).rejects.toThrow('inside another');
    expect(await within((transaction) => transaction.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('rolls back when the work fails', async () => {
    const failing = within(async (transaction) => {
      await transaction.query(`update units set name = 'تغییر'`);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const rows = await within((transaction) => transaction.query('select name from units'));
    expect(rows).toEqual([{ name: 'نام' }]);
  });

  it('refuses a transaction that was kept after its end', async () => {
    const kept: TenantTransaction[] = [];
    await within(async (transaction) => void kept.push(transaction));
    await expect(kept[0]?.query('select 1')).rejects.toThrow();
  });

  it('works again after its connections were cut', async () => {
    const cut = () =>
      fixture.superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and application_name = 'pishkhan'`);
    await within(() => Promise.resolve());
    await cut();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await within((transaction) => transaction.query('select 1 as one'))).toEqual([{ one: 1 }]);
    jest.spyOn(console, 'warn').mockImplementation(() => undefined); // Sequelize tells of the lost connection there.
    const cutInside = within(async (transaction) => {
      await cut();
      return transaction.query('select 1');
    });
    await expect(cutInside).rejects.toThrow();
    expect(await within((transaction) => transaction.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});

describe('the doors', () => {
  it('keep to the number of connections between them', async () => {
    const database = createDatabase({ url: fixture.appUrl, poolSize: 4 });
    const pids = new Set<number>();
    const look = async (transaction: OneTrip) => {
      const [row] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid, pg_sleep(0.05)');
      if (row) pids.add(row.pid);
    };
    const oneTrip: Door = ({ inOneTrip }) => inOneTrip(scope(), look);
    const ways = [inTenant, configure, oneTrip];
    await Promise.all(Array.from({ length: 30 }, (_, index) => ways[index % ways.length]!(database, look)));
    expect(pids.size).toBe(4);
    await database.close();
  });

  it('refuse a call of a model that forgets its transaction', async () => {
    const forgetting = fixture.database.configure(scope(), (configuration) =>
      configuration[CONFIGURED].models.Unit.findAll(),
    );
    await expect(forgetting).rejects.toThrow('outside its transaction');
  });

  it('refuse to commit what a failed statement has undone', async () => {
    const passingOver = fixture.database.inTenant(scope(), async (transaction) => {
      await transaction.query(`update units set name = 'تغییر'`);
      await transaction.query('select 1 / $1::integer', [0]).catch(() => undefined);
    });
    await expect(passingOver).rejects.toThrow('as if it had not');
  });
});
