import { verify } from '@node-rs/argon2';
import { describe, expect, it } from '@jest/globals';
import { validatePolicy } from '../../domain/routing/index.ts';
import { listConnections } from '../repositories/connections.ts';
import { findStaffByUsername } from '../repositories/staff-sign-in.ts';
import { useDatabase } from '../testing/fixture.ts';
import { testVault as sealer } from '../testing/vault.ts';
import { ministry } from './ministry.ts';
import { DEMO_PASSWORD } from './organisation.ts';
import { seedDemo } from './seeder.ts';
import type { DemoSystems } from './systems.ts';
import { university } from './university.ts';

const fixture = useDatabase();

const counts = async () =>
  (
    await fixture.superuser.query<Record<string, number>>(
      `select (select count(*)::integer from organisations where slug in ('ministry', 'university')) as organisations,
         (select count(*)::integer from units u join organisations o on o.id = u.organisation_id where slug = 'ministry') as units,
         (select count(*)::integer from staff where username in ('secretary', 'controller', 'admin', 'unit-controller', 'university-admin')) as staff,
         (select count(*)::integer from staff_stations) as stations,
         (select count(*)::integer from routing_policies) as policies`,
    )
  ).rows[0];

describe('the demo', () => {
  it('is seeded once however often it is seeded, and keeps what people changed', async () => {
    await seedDemo(fixture.server);
    const first = await counts();
    expect(first).toMatchObject({ organisations: 2, units: 4, staff: 5 });
    await fixture.superuser.query(`update staff set name = 'تغییر' where username = 'admin'`);
    await seedDemo(fixture.server);
    expect(await counts()).toEqual(first);
    const { rows } = await fixture.superuser.query(`select name from staff where username = 'admin'`);
    expect(rows).toEqual([{ name: 'تغییر' }]);
  });

  it('gets the accounts that a later version adds, unless somebody has taken the name', async () => {
    const university = () =>
      fixture.superuser.query(
        `select username, roles from staff s join organisations o on o.id = s.organisation_id
         where slug = 'university' and 'admin' = any (roles)`,
      );
    await seedDemo(fixture.server);
    await fixture.superuser.query(`delete from staff where username = 'university-admin'`);
    await seedDemo(fixture.server);
    expect((await university()).rows).toEqual([{ username: 'university-admin', roles: ['admin'] }]);
    await fixture.superuser.query(`delete from staff where username = 'university-admin'`);
    await fixture.superuser.query(`update staff set username = 'university-admin' where username = 'unit-controller'`);
    await seedDemo(fixture.server);
    expect((await university()).rows).toEqual([]);
  });

  it('has accounts that its password opens, stationed where they decide', async () => {
    const secretary = await fixture.database.inTenant({ kind: 'system', name: 'signIn' }, (transaction) =>
      findStaffByUsername(transaction, { username: 'secretary', sealer }),
    );
    expect(secretary).toMatchObject({ roles: ['secretary'], organisationId: ministry.organisation.id });
    expect(secretary?.stationIds).toEqual([ministry.policy.secretariatUnitId]);
    expect(secretary?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await verify(secretary?.passwordHash ?? '', DEMO_PASSWORD)).toBe(true);
  });

  it.each([ministry, university])('has a routing policy without faults in $organisation.slug', ({ policy, units }) => {
    expect(
      validatePolicy(
        policy,
        units.map((unit) => ({ ...unit, active: true })),
      ),
    ).toEqual([]);
  });
});

describe('the demo’s systems', () => {
  const systems = (port: number): DemoSystems => ({
    didgah: { url: `http://127.0.0.1:${port}`, tokens: { ministry: 'one', university: 'two' } },
    panels: ['a', 'b'].map((name) => ({ name, url: `http://127.0.0.1:${port}`, key: name })),
    hookSecret: 'signs-what-comes-in',
  });
  const seed = (port: number) => seedDemo({ ...fixture.server, connected: { systems: systems(port), sealer } });
  const rowsOf = ({ organisation: { id: organisationId } }: { organisation: { id: string } }) =>
    fixture.database.inOneTrip({ kind: 'organisation', organisationId }, (trip) => listConnections(trip, { sealer }));
  const told = async (of: typeof ministry) =>
    (await rowsOf(of)).map(({ name, settings }) => [name, settings.token ?? settings.key, settings.url]);

  it('differ by organisation, and follow the simulators to another port', async () => {
    await seed(1);
    const at = (port: number) => `http://127.0.0.1:${port}`;
    expect(await told(ministry)).toEqual([
      ['دیدگاه', 'one', at(1)],
      ['a', 'a', at(1)],
      ['b', 'b', at(1)],
    ]);
    await seed(2);
    expect(await told(university)).toEqual([
      ['دیدگاه', 'two', at(2)],
      ['b', 'b', at(2)],
      ['a', 'a', at(2)],
    ]);
  });

  it('stay as people have left them', async () => {
    await seed(1);
    const id = ministry.organisation.id;
    await fixture.superuser.query(
      `update connections set version = 2, active = false where organisation_id = $1 and kind = 'correspondence'`,
      [id],
    );
    await seed(3);
    expect((await rowsOf(ministry)).map(({ active, settings }) => [active, settings.url])).toEqual([
      [false, 'http://127.0.0.1:1'],
      [true, 'http://127.0.0.1:3'],
      [true, 'http://127.0.0.1:3'],
    ]);
  });
});
