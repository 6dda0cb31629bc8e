import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CorrespondenceSystem } from '../activities/correspondence/port.ts';
import type { SmsPanel } from '../activities/sms/port.ts';
import {
  getConnection,
  replaceConnection,
  updateConnection,
  type ConnectionRow,
} from '../db/repositories/connections.ts';
import { useDatabase } from '../db/testing/fixture.ts';
import { aConnection, storeConnection } from '../db/testing/connection.ts';
import type { TestTenant } from '../db/testing/tenant.ts';
import { testVault as sealer } from '../db/testing/vault.ts';
import { createConnections } from './connections.ts';
import { createOutside } from './outside.ts';

const fixture = useDatabase();
let ours: TestTenant;
let theirs: TestTenant;
beforeEach(async () => {
  [ours, theirs] = [await fixture.newTenant(), await fixture.newTenant()];
});

const within = (organisationId: string) => ({ kind: 'organisation', organisationId }) as const;
const insert = (row: ReturnType<typeof aConnection>) => storeConnection(fixture.database, row);
const change = (row: ConnectionRow, changes: Partial<ConnectionRow>) =>
  fixture.database.inTenant(within(row.organisationId), (trip) =>
    updateConnection(trip, { row: { ...row, ...changes, version: row.version + 1 }, sealer }),
  );

/** Every system is told from the others by what it was made of. */
function anOutside() {
  const made: string[] = [];
  const unusable: string[] = [];
  const connections = createConnections({
    ...{ database: fixture.database, sealer },
    connect: (row) => {
      const of = `${String(row.settings.url)}/${String(row.settings.key)}`;
      made.push(row.id);
      if (row.adapter === 'unknown') throw new Error('There is no such adapter.');
      return row.kind === 'sms'
        ? { panel: { id: row.id, of } as unknown as SmsPanel }
        : { correspondence: { of } as unknown as CorrespondenceSystem };
    },
    onUnusable: (id) => unusable.push(id),
  });
  const own = { connectionId: 'didgah', system: { of: 'own' } as unknown as CorrespondenceSystem };
  const outside = createOutside(connections, { correspondence: own, panels: [{ id: 'panel-a' } as SmsPanel] });
  return { outside, connections, made, unusable };
}

const panelIds = (panels: readonly SmsPanel[]) => panels.map(({ id }) => id);
const didgah = (organisationId: string, url = 'https://one') => ({
  ...aConnection({ organisationId, settings: { url, key: 'x' } }),
  ...{ kind: 'correspondence' as const, adapter: 'didgah-http', active: true },
});

describe('the systems of an organisation', () => {
  it('are its own, and the installation’s where it has none', async () => {
    const row = await insert(didgah(ours.organisationId));
    const { outside } = anOutside();
    expect(await outside.correspondenceOf(ours.organisationId)).toEqual({
      connectionId: row.id,
      system: { of: 'https://one/x' },
    });
    expect(await outside.correspondenceOf(theirs.organisationId)).toMatchObject({ connectionId: 'didgah' });
  });

  it('are none when it has switched its correspondence system off: nothing goes to the installation’s', async () => {
    await insert({ ...didgah(ours.organisationId), active: false });
    expect(await anOutside().outside.correspondenceOf(ours.organisationId)).toBeUndefined();
  });

  it('are panels in its order, and the installation’s for sign-in codes and where it has none in use', async () => {
    const { organisationId } = ours;
    const [second, first] = [2, 1].map((position) => aConnection({ organisationId, position, active: true }));
    const off = aConnection({ organisationId: theirs.organisationId });
    for (const row of [second!, first!, off]) await insert(row);
    const { outside } = anOutside();
    expect(panelIds(await outside.panelsOf(organisationId))).toEqual([first!.id, second!.id]);
    expect(panelIds(await outside.panelsOf(theirs.organisationId))).toEqual(['panel-a']);
    expect(panelIds(await outside.panelsOf(null))).toEqual(['panel-a']);
    const inUse = panelIds(await outside.panelsInUse());
    expect(inUse).toEqual(expect.arrayContaining(['panel-a', first!.id, second!.id]));
    expect(inUse).not.toContain(off.id);
    expect(panelIds(await outside.everyPanel())).toContain(off.id);
  });

  it('are found where something was sent by them, switched off or replaced since', async () => {
    const before = await insert(didgah(ours.organisationId));
    const after = { ...before, id: aConnection(ours).id, settings: { url: 'https://two', key: 'y' }, version: 2 };
    const row = await fixture.database.inTenant(within(ours.organisationId), (trip) =>
      replaceConnection(trip, { former: before.id, row: after, sealer }),
    );
    const { outside } = anOutside();
    expect(await outside.correspondenceOf(ours.organisationId)).toMatchObject({ system: { of: 'https://two/y' } });
    await change(row, { active: false });
    const later = anOutside().outside;
    expect(await later.correspondenceOf(ours.organisationId)).toBeUndefined();
    expect(await later.correspondenceAt(row.id)).toEqual({ of: 'https://two/y' });
    expect(await later.correspondenceAt(before.id)).toEqual({ of: 'https://one/x' });
    expect(await later.correspondenceAt('didgah')).toEqual({ of: 'own' });
    expect(await later.correspondenceAt('something else')).toBeUndefined();
  });
});

describe('a change', () => {
  it('is heard of without a restart, and what has not changed is not made again', async () => {
    const row = await insert(aConnection({ organisationId: ours.organisationId, active: true }));
    const { outside, connections, made } = anOutside();
    expect(panelIds(await outside.panelsOf(ours.organisationId))).toEqual([row.id]);
    const changed = await change(row, { settings: { url: 'https://new', key: 'k' } });
    expect(panelIds(await outside.panelsOf(ours.organisationId))).toEqual([row.id]);
    await connections.allNow();
    expect(await outside.panelAt(row.id)).toMatchObject({ of: 'https://new/k' });
    expect(made.filter((id) => id === row.id)).toHaveLength(2);
    await change(changed, { active: false });
    expect(await outside.newest(row.id)).toMatchObject({ of: 'https://new/k' });
    expect(panelIds(await outside.panelsOf(ours.organisationId))).toEqual(['panel-a']);
  });

  it('is read once for all that ask at once', async () => {
    const { outside, made } = anOutside();
    const row = await insert(aConnection({ organisationId: ours.organisationId, active: true }));
    await Promise.all(Array.from({ length: 20 }, () => outside.panelsOf(ours.organisationId)));
    expect(made.filter((id) => id === row.id)).toHaveLength(1);
  });
});

describe('a connection that cannot be used', () => {
  it('is told of, and keeps no other from being used', async () => {
    const broken = await insert({
      ...aConnection({ organisationId: ours.organisationId, active: true }),
      adapter: 'unknown',
    });
    const row = await insert(aConnection({ organisationId: ours.organisationId, active: true, position: 2 }));
    const { outside, unusable } = anOutside();
    expect(panelIds(await outside.panelsOf(ours.organisationId))).toEqual([row.id]);
    expect(unusable).toContain(broken.id);
    expect(await outside.newest(broken.id)).toBeUndefined();
  });

  it('is one whose settings were put into another row', async () => {
    const row = await insert(aConnection({ organisationId: ours.organisationId, active: true }));
    const other = await insert(aConnection({ organisationId: theirs.organisationId, active: true }));
    const copy = `update connections set settings_encrypted = (select settings_encrypted from connections where id = $1)
      where id = $2`;
    await fixture.superuser.query(copy, [other.id, row.id]);
    const { unusable, outside } = anOutside();
    expect(panelIds(await outside.panelsOf(ours.organisationId))).toEqual(['panel-a']);
    expect(unusable).toContain(row.id);
  });

  it('is not seen by another organisation', async () => {
    const row = await insert(aConnection({ organisationId: ours.organisationId }));
    const seen = (organisationId: string) =>
      fixture.database.inOneTrip(within(organisationId), (trip) => getConnection(trip, { place: row.place, sealer }));
    expect([await seen(ours.organisationId), await seen(theirs.organisationId)]).toEqual([
      expect.objectContaining({ id: row.id }),
      undefined,
    ]);
  });
});
