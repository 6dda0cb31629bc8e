import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { insertRoutingPolicy } from '../../db/repositories/routing-policies.ts';
import { insertUnit, updateUnit } from '../../db/repositories/units.ts';
import { useDatabase } from '../../db/testing/fixture.ts';
import { aPolicy } from '../../db/testing/tenant.ts';
import { aSubmission } from '../../domain/submission/testing/builders.ts';
import { routeBy } from './route-letter.ts';

const fixture = useDatabase();

describe('a letter whose unit is closed while it is sent', () => {
  it('goes to the secretariat, and stays in its unit where there is no open one', async () => {
    const { organisationId, unitId: secretariat } = await fixture.newTenant();
    const unitId = randomUUID();
    const within = { kind: 'organisation', organisationId } as const;
    await fixture.database.configure(within, async (transaction) => {
      const named = { organisationId, code: 'closed', name: 'واحد', nameEn: 'Unit' };
      await insertUnit(transaction, { ...named, id: unitId, kind: 'unit', active: false });
      const policy = { ...aPolicy(''), mode: 'unit' as const };
      await insertRoutingPolicy(transaction, { organisationId, policy, createdBy: null });
    });
    const letter = aSubmission().build();
    const routed = () =>
      routeBy(fixture.database, { ...letter, organisationId, content: { ...letter.content, unitId } });
    expect(await routed()).toMatchObject({ unitId: secretariat, by: 'fallback' });
    await fixture.database.configure(within, (transaction) =>
      updateUnit(transaction, { id: secretariat, organisationId, changes: { active: false } }),
    );
    expect(await routed()).toMatchObject({ unitId, by: 'fallback', secretariatUnitId: '' });
  });
});
