import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import { aLetter, storeLetter } from '../testing/letter.ts';
import type { TestLetter } from '../testing/letter.ts';
import type { TestTenant } from '../testing/tenant.ts';
import { scopeSettings, SET_SCOPE } from '../scope.ts';
import { testVault as vault } from '../testing/vault.ts';
import type { ReadModelSubmission } from '../read-model.ts';
import { getApplicant, updateApplicant } from './applicants.ts';
import { getSubmissionByTrackingCode, listSubmissions } from './submissions.ts';
import type { SubmissionCursor, SubmissionPage } from './submissions.ts';

const fixture = useDatabase();

async function letters(tenant: TestTenant, changes: Partial<ReadModelSubmission>[]): Promise<TestLetter[]> {
  const stored = [];
  for (const change of changes) {
    const letter = aLetter(tenant);
    await storeLetter(fixture.database, { letter, ...change });
    stored.push(letter);
  }
  return stored;
}

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
      { subject: 'ثبت‌شده', status: 'registered', letterNumber: '1405/7', clientReference: 'ref-1' },
      { subject: 'واحد', unitId: tenant.unitId, assigneeId: tenant.staffId },
      { subject: 'گیر', needsAttention: true, trackingCode: 'K7PQ' },
    ]);
    expect(await subjects(tenant, { statuses: ['registered', 'closed'] })).toEqual(['ثبت‌شده']);
    expect(await subjects(tenant, { letterNumber: '1405/7' })).toEqual(['ثبت‌شده']);
    expect(await subjects(tenant, { clientReference: 'ref-1' })).toEqual(['ثبت‌شده']);
    expect(await subjects(tenant, { unitIds: [tenant.unitId] })).toEqual(['واحد']);
    expect(await subjects(tenant, { assigneeId: tenant.staffId })).toEqual(['واحد']);
    expect(await subjects(tenant, { needsAttention: true })).toEqual(['گیر']);
    expect(await subjects(tenant, { trackingCode: 'K7PQ', unitIds: [tenant.unitId] })).toEqual([]);
    expect(await subjects(tenant, { unitIds: [] })).toEqual([]);
  });

  it('find words whatever way they are spelled', async () => {
    const tenant = await fixture.newTenant();
    await letters(tenant, [{ subject: 'نامه‌های اداری کارگزینی' }, { subject: 'پروانهٔ ساخت' }]);
    for (const q of ['نامه های', 'اداري كارگزيني', 'کارگز']) {
      expect(await subjects(tenant, { q })).toEqual(['نامه‌های اداری کارگزینی']);
    }
    expect(await subjects(tenant, { q: '' })).toHaveLength(2);
  });

  it('find words in any order, all of them, and with the half-space written, left out or as a space', async () => {
    const tenant = await fixture.newTenant();
    const spelled = ['صدور کارت‌ها', 'صدور کارتها', 'صدور کارت ها'];
    await letters(
      tenant,
      [...spelled, 'صدور پروانه'].map((subject) => ({ subject })),
    );
    for (const q of ['کارت‌ها', 'کارتها', 'کارت ها', 'کارت‌ها صدور']) {
      expect(await subjects(tenant, { q })).toEqual([...spelled].sort());
    }
    expect(await subjects(tenant, { q: 'پروانه کارت' })).toEqual([]);
  });

  it('of one status, of a unit, and of what needs attention are read from an index in their order', async () => {
    const tenant = await fixture.newTenant();
    const [letter] = await letters(tenant, [{ status: 'awaitingDecision', unitId: tenant.unitId }]);
    await fixture.superuser.query(
      `insert into submissions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
         'status', 'closed'))).* from submissions s, generate_series(1, 5000) n where s.id = $1`,
      [letter?.id],
    );
    await fixture.superuser.query('analyze submissions');
    const filters = [{ statuses: ['awaitingDecision'] }, { statuses: ['awaitingDecision'], unitIds: [tenant.unitId] }];
    for (const filter of [...filters, { needsAttention: true }]) {
      await blocksRead(tenant, filter);
      const blocks = await blocksRead(tenant, filter);
      expect([filter, blocks]).toEqual([filter, Math.min(blocks, 50)]);
    }
  });

  it('take the wildcards of SQL as plain characters', async () => {
    const tenant = await fixture.newTenant();
    await letters(tenant, [
      { subject: 'تخفیف 50%' },
      { subject: 'a_b' },
      { subject: 'back\\slash' },
      { subject: `o'clock` },
    ]);
    expect(await subjects(tenant, { q: '%' })).toEqual(['تخفیف 50%']);
    expect(await subjects(tenant, { q: '_' })).toEqual(['a_b']);
    expect(await subjects(tenant, { q: '\\' })).toEqual(['back\\slash']);
    expect(await subjects(tenant, { q: `'; drop table submissions; --` })).toEqual([]);
    expect(await subjects(tenant, { q: `o'clock` })).toEqual([`o'clock`]);
  });

  it('find one among many letters, through the trigram index where that is cheaper', async () => {
    const tenant = await fixture.newTenant();
    const [letter] = await letters(tenant, [{ subject: 'یگانه' }]);
    await fixture.superuser.query(
      `insert into submissions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
         'search_key', 'متن ساده ' || n))).* from submissions s, generate_series(1, 5000) n where s.id = $1`,
      [letter?.id],
    );
    await fixture.superuser.query('analyze submissions');
    await fixture.superuser.query('begin; set local enable_seqscan = off; set local enable_indexscan = off');
    const { rows: plan } = await fixture.superuser.query(
      `explain select from submissions where search_key like '%یگانه%'`,
    );
    await fixture.superuser.query('commit');
    expect(JSON.stringify(plan)).toContain('submissions_search');
    expect(await list(tenant, { q: 'یگانه' })).toHaveLength(1);
    expect(await list(tenant, { q: '4999' })).toHaveLength(1);
  });
});

describe('the sender of a letter', () => {
  const withSender = async (person: { firstName: string; lastName: string; nationalId?: string }) => {
    const tenant = await fixture.newTenant();
    const { applicantId: id } = tenant;
    await fixture.database.inTenant({ kind: 'applicant', applicantId: id }, (transaction) =>
      updateApplicant(transaction, { vault, id, ...person }),
    );
    return tenant;
  };

  it('is found by whole words of the name, whatever way they are spelled', async () => {
    const tenant = await withSender({ firstName: 'علی‌رضا', lastName: 'کریمی نژاد' });
    await letters(tenant, [{ subject: 'درخواست' }]);
    for (const q of ['كريمي', 'علی رضا', 'علیرضا', 'نژاد علی', 'علی‌رضا کریمی نژاد']) {
      expect(await subjects(tenant, { q })).toEqual(['درخواست']);
    }
    for (const q of ['کریم', 'احمدی', 'علی احمدی']) expect(await subjects(tenant, { q })).toEqual([]);
  });

  it('is found by mobile and national id', async () => {
    const tenant = await withSender({ firstName: 'سارا', lastName: 'کریمی', nationalId: '0499370899' });
    await letters(tenant, [{ subject: 'درخواست' }]);
    const { mobile } = (await fixture.database.inTenant(
      { kind: 'applicant', applicantId: tenant.applicantId },
      (transaction) => getApplicant(transaction, { sealer: vault, id: tenant.applicantId }),
    ))!;
    for (const q of [mobile, `0${mobile.slice(3)}`, '0499370899']) {
      expect(await subjects(tenant, { q })).toEqual(['درخواست']);
    }
    expect(await subjects(tenant, { q: '09120000000' })).toEqual([]);
  });

  it('is found under the new name after a change, and under the old one, which letters show', async () => {
    const tenant = await withSender({ firstName: 'سارا', lastName: 'کریمی' });
    const { applicantId: id } = tenant;
    await letters(tenant, [{ subject: 'درخواست' }]);
    await fixture.database.inTenant({ kind: 'applicant', applicantId: id }, (transaction) =>
      updateApplicant(transaction, { vault, id, lastName: 'رستمی' }),
    );
    for (const q of ['سارا رستمی', 'کریمی']) expect(await subjects(tenant, { q })).toEqual(['درخواست']);
  });

  it('is of the organisation’s own letters alone, and is nothing that an applicant searches by', async () => {
    const tenant = await withSender({ firstName: 'سارا', lastName: 'کریمی' });
    await letters(tenant, [{ subject: 'درخواست' }]);
    expect(await subjects(await fixture.newTenant(), { q: 'کریمی' })).toEqual([]);
    const own = await fixture.database.inTenant({ kind: 'applicant', applicantId: tenant.applicantId }, (transaction) =>
      listSubmissions(transaction, { vault, limit: 10, q: 'کریمی' }),
    );
    expect(own).toEqual([]);
  });

  it('and the text give one list, each letter once, page by page', async () => {
    const tenant = await withSender({ firstName: 'سارا', lastName: 'کریمی' });
    const other = { ...tenant, applicantId: (await fixture.newTenant()).applicantId };
    const at = (day: number) => `2026-01-0${day}T00:00:00Z`;
    await letters(tenant, [
      { subject: 'یک', createdAt: at(1) },
      { subject: 'کریمی سه', createdAt: at(3) },
    ]);
    await letters(other, [
      { subject: 'دو، برای کریمی', createdAt: at(2) },
      { subject: 'چهار', createdAt: at(4) },
    ]);
    const seen = [];
    for (let page = await list(tenant, { q: 'کریمی', limit: 2 }); page.length > 0;) {
      seen.push(...page);
      page = await list(tenant, { q: 'کریمی', limit: 2, after: page.at(-1) });
    }
    expect(seen.map(({ subject }) => subject)).toEqual(['کریمی سه', 'دو، برای کریمی', 'یک']);
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
