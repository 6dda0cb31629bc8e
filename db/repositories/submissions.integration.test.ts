import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import { storeLetters } from '../testing/letter.ts';
import type { LetterChange } from '../testing/letter.ts';
import type { TestTenant } from '../testing/tenant.ts';
import { scopeSettings, SET_SCOPE } from '../scope.ts';
import { testVault as vault } from '../testing/vault.ts';
import { getSubmissionByTrackingCode, listSubmissions } from './submissions.ts';
import type { SubmissionCursor, SubmissionPage } from './submissions.ts';

const fixture = useDatabase();

const letters = (tenant: TestTenant, changes: LetterChange[]) => storeLetters(fixture.database, { tenant, changes });

const list = ({ organisationId }: TestTenant, page: Partial<SubmissionPage> = {}) =>
  fixture.database.inTenant({ kind: 'organisation', organisationId }, (transaction) =>
    listSubmissions(transaction, { vault, limit: 100, ...page }),
  );

const subjects = async (tenant: TestTenant, page: Partial<SubmissionPage>) =>
  (await list(tenant, page)).map(({ subject }) => subject).sort();

/** How many blocks of the table and its indexes one page takes; the first time with the catalogue's. */
async function blocksRead({ organisationId }: TestTenant, filter: object): Promise<number> {
  const { superuser } = fixture;
  await superuser.query('begin');
  await superuser.query(SET_SCOPE, scopeSettings({ kind: 'organisation', organisationId }));
  const { rows } = await superuser.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `explain (analyze, buffers, format json) select id from list_submissions('${JSON.stringify({ limit: 20, ...filter })}')`,
  );
  await superuser.query('rollback');
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  return Number(plan?.['Shared Hit Blocks']) + Number(plan?.['Shared Read Blocks']);
}

describe('pages of letters', () => {
  it('show each letter once, newest first, also where many were made in the same millisecond', async () => {
    const tenant = await fixture.newTenant();
    const at = (index: number) => `2026-11-22T08:00:00.00${Math.floor(index / 3)}Z`;
    await letters(
      tenant,
      Array.from({ length: 8 }, (_, index) => ({ subject: `نامهٔ ${index}`, createdAt: at(index) })),
    );
    const seen: SubmissionCursor[] = [];
    for (let page = await list(tenant, { limit: 3 }); page.length > 0;) {
      seen.push(...page);
      page = await list(tenant, { limit: 3, after: page.at(-1) });
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(8);
    const times = seen.map(({ createdAt }) => new Date(createdAt).getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('go on after the last letter though newer ones came in between', async () => {
    const tenant = await fixture.newTenant();
    await letters(tenant, [
      { subject: 'یک', createdAt: '2026-01-01T00:00:00Z' },
      { subject: 'دو', createdAt: '2026-01-02T00:00:00Z' },
    ]);
    const [newest] = await list(tenant, { limit: 1 });
    await letters(tenant, [{ subject: 'سه', createdAt: '2026-01-03T00:00:00Z' }]);
    expect((await list(tenant, { after: newest })).map(({ subject }) => subject)).toEqual(['یک']);
  });

  it('take a cursor that went through JSON', async () => {
    const tenant = await fixture.newTenant();
    await letters(tenant, [{ createdAt: '2026-01-01T00:00:00.001Z' }, { createdAt: '2026-01-01T00:00:00.002Z' }]);
    const [newest] = await list(tenant, { limit: 1 });
    const after = JSON.parse(JSON.stringify({ createdAt: newest?.createdAt, id: newest?.id }));
    expect(await list(tenant, { after })).toHaveLength(1);
  });
});

describe('filters', () => {
  it('pick by status, unit, assignee, letter number, tracking code, client reference and attention', async () => {
    const tenant = await fixture.newTenant();
    await letters(tenant, [
      { subject: 'ساده' },
      { subject: 'ثبت‌شده', status: 'registered', letterNumber: '۱۴۰۵/7', clientReference: 'ref-1' },
      { subject: 'واحد', unitId: tenant.unitId, assigneeId: tenant.staffId },
      { subject: 'گیر', needsAttention: true, trackingCode: 'K7PQ' },
    ]);
    expect(await subjects(tenant, { statuses: ['registered', 'closed'] })).toEqual(['ثبت‌شده']);
    for (const letterNumber of ['1405/7', '۱۴۰۵/۷', ' ١٤٠٥ / 7\u200f'])
      expect(await subjects(tenant, { letterNumber })).toEqual(['ثبت‌شده']);
    expect(await subjects(tenant, { clientReference: 'ref-1' })).toEqual(['ثبت‌شده']);
    expect(await subjects(tenant, { unitIds: [tenant.unitId] })).toEqual(['واحد']);
    expect(await subjects(tenant, { assigneeId: tenant.staffId })).toEqual(['واحد']);
    expect(await subjects(tenant, { needsAttention: true })).toEqual(['گیر']);
    expect(await subjects(tenant, { trackingCode: 'K7PQ', unitIds: [tenant.unitId] })).toEqual([]);
    expect(await subjects(tenant, { unitIds: [] })).toEqual([]);
  });

  it('of statuses, units and an assignee, by number, and of what needs attention are read from indexes in their order', async () => {
    const tenant = await fixture.newTenant();
    const { unitId, staffId: assigneeId } = tenant;
    const [letter] = await letters(tenant, [
      { status: 'awaitingDecision', unitId, assigneeId, letterNumber: '۱۴۰۵/۱' },
    ]);
    await fixture.superuser.query(
      `insert into submissions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
         'status', 'closed', 'assignee_id', null, 'letter_number', '1405/0' || n))).* from submissions s, generate_series(1, 5000) n where s.id = $1`,
      [letter?.id],
    );
    await fixture.superuser.query('analyze submissions');
    const [waiting, several] = [{ statuses: ['awaitingDecision'] }, { statuses: ['awaitingDecision', 'registered'] }];
    const units = { unitIds: [unitId, randomUUID()] };
    const filters = [waiting, { ...waiting, unitIds: [unitId] }, several, units, { ...several, ...units }];
    const others = [{ assigneeId }, { assigneeId, ...units }, { letterNumber: '1405/1' }, { needsAttention: true }];
    for (const filter of [...filters, ...others]) {
      await blocksRead(tenant, filter);
      const blocks = await blocksRead(tenant, filter);
      expect([filter, blocks]).toEqual([filter, Math.min(blocks, 120)]);
    }
  });
});

describe('the scope of a list', () => {
  it('gives an applicant their own letters of every organisation, drafts too', async () => {
    const [one, other] = [await fixture.newTenant(), await fixture.newTenant()];
    const { applicantId } = one;
    await letters(one, [{ subject: 'پیش‌نویس', submittedAt: null }, { subject: 'فرستاده' }]);
    await letters({ ...other, applicantId }, [{ subject: 'به سازمان دیگر' }]);
    await letters(other, [{ subject: 'از دیگری' }]);
    const own = await fixture.database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
      listSubmissions(transaction, { vault, limit: 10 }),
    );
    expect(own.map(({ subject }) => subject).sort()).toEqual(['به سازمان دیگر', 'فرستاده', 'پیش‌نویس'].sort());
    expect((await list(one)).map(({ subject }) => subject)).toEqual(['فرستاده']);
  });

  it('refuses a system’s', async () => {
    const listing = fixture.database.inTenant({ kind: 'system', name: 'tracking' }, (transaction) =>
      listSubmissions(transaction, { vault, limit: 10 }),
    );
    await expect(listing).rejects.toMatchObject({ code: 'PS002' });
  });
});

it('a letter is found by its tracking code without signing in', async () => {
  const tenant = await fixture.newTenant();
  await letters(tenant, [{ trackingCode: 'TRACKME' }]);
  const find = (trackingCode: string) =>
    fixture.database.inTenant({ kind: 'system', name: 'tracking' }, (transaction) =>
      getSubmissionByTrackingCode<{ sender: { mobile: string } }>(transaction, { trackingCode, sealer: vault }),
    );
  expect((await find('TRACKME'))?.state.sender.mobile).toBe('+989121234567');
  expect(await find('OTHER')).toBeUndefined();
});
