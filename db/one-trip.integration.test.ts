import { describe, expect, it } from '@jest/globals';
import { createPool } from './connections.ts';
import { travel } from './one-trip.ts';
import type { Scope } from './scope.ts';
import { useTwoTenants } from './testing/two-tenants.ts';

const fixture = useTwoTenants();
const scope = (): Scope => ({ kind: 'organisation', organisationId: fixture.ours.organisationId });
const ONE = 'select 1 as one';
const RENAME = 'update units set name = $1';
const DIVIDE = 'select 1 / $1::integer as quotient';

const names = () =>
  fixture.database.inOneTrip(scope(), async (trip) => {
    const units = await trip.query<{ name: string }>('select name from units');
    return units.map(({ name }) => name);
  });

describe('inOneTrip', () => {
  it('gives each of several statements its own rows', async () => {
    const work = () =>
      fixture.database.inOneTrip(scope(), (trip) =>
        Promise.all([
          trip.query('select $1::integer as number, $2::timestamptz as at', [7, '2026-11-23T10:00:00Z']),
          trip.query(`update units set name = name where code = $1`, ['no such code']),
          trip.query('select generate_series(1, 2) as number'),
        ]),
      );
    const expected = [[{ number: 7, at: new Date('2026-11-23T10:00:00Z') }], [], [{ number: 1 }, { number: 2 }]];
    expect(await work()).toEqual(expected);
    expect(await work()).toEqual(expected);
  });

  it('sees the rows of its scope and no others, and leaves no scope behind', async () => {
    const pool = createPool({ url: fixture.appUrl, size: 1 });
    const organisations = await travel(pool, {
      scope: scope(),
      work: (trip) => trip.query('select id from organisations'),
    });
    expect(organisations).toEqual([{ id: fixture.ours.organisationId }]);
    await expect(pool.query('select * from units')).rejects.toMatchObject({ code: 'PS001' });
    await pool.end();
  });

  it('keeps nothing when one of its statements fails, and works again', async () => {
    const before = await names();
    const failing = (divisor: number) =>
      fixture.database.inOneTrip(scope(), (trip) =>
        Promise.all([trip.query(RENAME, ['changed']), trip.query(DIVIDE, [divisor]), trip.query(ONE)]),
      );
    await expect(failing(0)).rejects.toMatchObject({ code: '22012' });
    expect(await names()).toEqual(before);
    expect(await failing(1)).toEqual([[], [{ quotient: 1 }], [{ one: 1 }]]);
    expect(await names()).toEqual(['changed']);
  });

  it('fails with a statement that the server cannot prepare, each time it is sent', async () => {
    const work = () =>
      fixture.database.inOneTrip(scope(), (trip) => Promise.all([trip.query('select nothing'), trip.query(ONE)]));
    await expect(work()).rejects.toMatchObject({ code: '42703' });
    await expect(work()).rejects.toMatchObject({ code: '42703' });
    expect(await fixture.database.inOneTrip(scope(), (trip) => trip.query(ONE))).toEqual([{ one: 1 }]);
  });

  it('shares prepared statements with conversations on the same connection', async () => {
    for (let times = 0; times < 3; times++) {
      await fixture.database.inTenant(scope(), (transaction) => transaction.query(ONE));
      expect(await fixture.database.inOneTrip(scope(), (trip) => trip.query(ONE))).toEqual([{ one: 1 }]);
    }
  });

  it('plans a statement once, whatever its values', async () => {
    const byCode = `select id from units where code = $1 /* planned once */`;
    const plans = () =>
      fixture.database.inTenant(scope(), async (transaction) => {
        for (const code of ['1', '2', '3']) await transaction.query(byCode, [code]);
        return transaction.query(
          `select custom_plans::integer as custom, generic_plans::integer as generic
           from pg_prepared_statements where statement = $1`,
          [byCode],
        );
      });
    expect(await plans()).toEqual([{ custom: 0, generic: 3 }]);
  });

  it('refuses a statement that waits for the rows of another one', async () => {
    const late = fixture.database.inOneTrip(scope(), async (trip) => {
      await trip.query(ONE);
      return trip.query(ONE);
    });
    await expect(late).rejects.toThrow('too late');
  });

  it('refuses to be called inside a conversation', async () => {
    const nested = fixture.database.inTenant(scope(), () =>
      fixture.database.inOneTrip(scope(), (trip) => trip.query(ONE)),
    );
    await expect(nested).rejects.toThrow('inside another');
  });

  it('goes on with another connection when one was cut on the way', async () => {
    const sleeping = fixture.database.inOneTrip(scope(), (trip) => trip.query('select pg_sleep(2)'));
    const cut = async () => {
      const { rowCount } = await fixture.superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query = 'select pg_sleep(2)' and state = 'active'`);
      if (!rowCount) setTimeout(() => void cut(), 20);
    };
    await Promise.all([cut(), expect(sleeping).rejects.toThrow()]);
    expect(await fixture.database.inOneTrip(scope(), (trip) => trip.query(ONE))).toEqual([{ one: 1 }]);
  });
});
