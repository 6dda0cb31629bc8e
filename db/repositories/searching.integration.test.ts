import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import { storeLetters } from '../testing/letter.ts';
import type { LetterChange } from '../testing/letter.ts';
import type { TestTenant } from '../testing/tenant.ts';
import { testVault as vault } from '../testing/vault.ts';
import { wantedOf } from '../letter-search.ts';
import type { Database } from '../tenancy.ts';
import { getApplicant, updateApplicant } from './applicants.ts';
import { countHidden, searchSubmissions } from './searching.ts';
import type { HidingSearch, Search } from './searching.ts';
import { insertUnit } from './units.ts';

const fixture = useDatabase();

const letters = (tenant: TestTenant, changes: LetterChange[]) => storeLetters(fixture.database, { tenant, changes });

const needs = () => ({ database: fixture.database, vault });

const search = ({ organisationId }: TestTenant, typed: string, also: Partial<Search> = {}) =>
  searchSubmissions(needs(), { organisationId, typed, limit: 100, ...also });

const subjects = async (tenant: TestTenant, typed: string, also: Partial<Search> = {}) =>
  (await search(tenant, typed, also)).map(({ subject }) => subject).sort();

const hidden = ({ organisationId }: TestTenant, typed: string, also: Partial<HidingSearch>) =>
  countHidden(needs(), { organisationId, typed, within: {}, ...also });

async function anotherUnit({ organisationId }: TestTenant): Promise<string> {
  const id = crypto.randomUUID();
  await fixture.database.configure({ kind: 'organisation', organisationId }, (configuration) =>
    insertUnit(configuration, {
      ...{ id, organisationId, name: 'نام', nameEn: 'Name', active: true, code: id, kind: 'unit' },
    }),
  );
  return id;
}

describe('words', () => {
  it('are found whatever way they are spelled, in any order, in subject, body and names', async () => {
    const tenant = await fixture.newTenant();
    const letter = {
      subject: 'نامه‌های اداری',
      body: 'سلام.\nپروندهٔ «كارگزيني» را ببینید.',
      names: ['علی‌رضا نیک پور'],
    };
    await letters(tenant, [letter, { subject: 'پروانهٔ ساخت' }]);
    for (const typed of ['نامه های', 'کارگزینی اداري', 'کارگز', 'علیرضا', 'علی رضا نیک‌پور', 'نیکپور نامه']) {
      expect([typed, await subjects(tenant, typed)]).toEqual([typed, ['نامه‌های اداری']]);
    }
    for (const typed of ['کارگزینی پروانه', 'مهها', '%', '_', '\\', `'; drop table submissions; --`]) {
      expect([typed, await subjects(tenant, typed)]).toEqual([typed, []]);
    }
  });

  it('are found with the half-space written, left out or as a space', async () => {
    const tenant = await fixture.newTenant();
    const spelled = ['صدور کارت‌ها', 'صدور کارتها', 'صدور کارت ها'];
    await letters(
      tenant,
      [...spelled, 'صدور پروانه'].map((subject) => ({ subject })),
    );
    for (const typed of ['کارت‌ها', 'کارتها', 'کارت ها', 'کارت‌ها صدور']) {
      expect(await subjects(tenant, typed)).toEqual([...spelled].sort());
    }
  });

  it('of one and two letters are found whole', async () => {
    const tenant = await fixture.newTenant();
    await letters(tenant, [{ subject: 'فرم A4' }, { subject: 'بند ۷' }]);
    expect(await subjects(tenant, 'a۴')).toEqual(['فرم A4']);
    expect(await subjects(tenant, '7')).toEqual(['بند ۷']);
  });

  it('are looked for in the text itself: all their parts in other words are no hit, however many come first', async () => {
    const tenant = await fixture.newTenant();
    const misleading = { subject: 'مطالع طالعا العات' };
    await letters(tenant, [{ subject: 'اطلاعات', createdAt: '2026-01-01T00:00:00Z' }, ...Array(4).fill(misleading)]);
    await letters(
      tenant,
      Array.from({ length: 4 }, () => ({ subject: 'اطلا طلاع لاعا اعات' })),
    );
    expect(await subjects(tenant, 'اطلاعات', { limit: 2 })).toEqual(['اطلاعات']);
  });

  it('are found in every letter of a list, page by page, in either order', async () => {
    const tenant = await fixture.newTenant();
    const at = (index: number) => `2026-01-01T00:00:00.00${Math.floor(index / 3)}Z`;
    await letters(
      tenant,
      Array.from({ length: 8 }, (_, index) => ({ subject: `گواهی ${index}`, createdAt: at(index) })),
    );
    for (const order of ['newest', 'oldest'] as const) {
      const seen = [];
      for (let page = await search(tenant, 'گواهی', { limit: 3, order }); page.length > 0;) {
        seen.push(...page);
        page = await search(tenant, 'گواهی', { limit: 3, order, after: seen.at(-1) });
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(8);
      const times = seen.map(({ createdAt }) => new Date(createdAt).getTime());
      expect(times).toEqual([...times].sort((a, b) => (order === 'newest' ? b - a : a - b)));
    }
  });
});

describe('numbers and codes', () => {
  it('find their letter in either keyboard’s digits, by the beginning too', async () => {
    const tenant = await fixture.newTenant();
    await letters(tenant, [
      { subject: 'یک', letterNumber: '۱۴۰۵/ص/۱۲۳', status: 'registered' },
      { subject: 'دو', letterNumber: '1405/ك/77', status: 'registered' },
      { subject: 'سه', trackingCode: '234A-CEFH-JKM2' },
    ]);
    for (const typed of ['1405/ص/123', '۱۴۰۵/ص/۱۲۳', '1405/ص/12', '1405 /ص/ 123']) {
      expect([typed, await subjects(tenant, typed)]).toEqual([typed, ['یک']]);
    }
    expect(await subjects(tenant, '۱۴۰۵/ک/۷۷')).toEqual(['دو']);
    expect(await subjects(tenant, '۱۴۰۵')).toEqual(['دو', 'یک']);
    expect(await subjects(tenant, 'cefh')).toEqual(['سه']);
  });

  it('find the newest where more letters have such a number than are looked at', async () => {
    const tenant = await fixture.newTenant();
    const [letter] = await letters(tenant, [{ letterNumber: '1405/ص/0', status: 'registered' }]);
    await fixture.superuser.query(
      `insert into submissions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'letter_number',
         '۱۴۰۵/ص/' || n, 'created_at', s.created_at + n * interval '1 s'))).*
       from submissions s, generate_series(1, 300) n where s.id = $1`,
      [letter?.id],
    );
    const found = await search(tenant, '1405/ص/', { limit: 3 });
    expect(found.map(({ letterNumber }) => letterNumber)).toEqual(['۱۴۰۵/ص/300', '۱۴۰۵/ص/299', '۱۴۰۵/ص/298']);
  });

  it('of the sender find the letters: the mobile as people write it, and the national id', async () => {
    const tenant = await fixture.newTenant();
    const { applicantId: id } = tenant;
    await letters(tenant, [{ subject: 'درخواست' }]);
    const applicant = await fixture.database.inTenant({ kind: 'applicant', applicantId: id }, async (transaction) => {
      await updateApplicant(transaction, { vault, id, nationalId: '0499370899' });
      return getApplicant(transaction, { sealer: vault, id });
    });
    const national = applicant?.mobile.slice(3);
    for (const typed of [
      `+98${national}`,
      `98${national}`,
      `0${national}`,
      `${national}`,
      '0499370899',
      '۰۴۹۹۳۷۰۸۹۹',
    ]) {
      expect([typed, await subjects(tenant, typed)]).toEqual([typed, ['درخواست']]);
      expect(await subjects(await fixture.newTenant(), typed)).toEqual([]);
    }
    expect(await subjects(tenant, '09120000000')).toEqual([]);
  });
});

describe('a filter', () => {
  it('narrows a search, and what it hides is counted within the caller’s units', async () => {
    const tenant = await fixture.newTenant();
    const [unitId, other] = [tenant.unitId, await anotherUnit(tenant)];
    await letters(tenant, [
      { subject: 'گواهی یک', unitId },
      { subject: 'گواهی دو', unitId, status: 'registered', letterNumber: '1405/1', assigneeId: tenant.staffId },
      { subject: 'گواهی سه', unitId: other, status: 'registered', letterNumber: '1405/2' },
      { subject: 'گواهی چهار', status: 'rejected' },
    ]);
    const waiting = { statuses: ['awaitingDecision'] };
    expect(await subjects(tenant, 'گواهی', waiting)).toEqual(['گواهی یک']);
    expect(await hidden(tenant, 'گواهی', waiting)).toBe(3);
    expect(await subjects(tenant, 'گواهی', { unitIds: [unitId] })).toEqual(['گواهی دو', 'گواهی یک']);
    expect(await hidden(tenant, 'گواهی', { unitIds: [unitId] })).toBe(2);
    const mine = { unitIds: [unitId] };
    expect(await hidden(tenant, 'گواهی', { ...waiting, ...mine, within: mine })).toBe(1);
    expect(await hidden(tenant, 'گواهی', { ...mine, assigneeId: tenant.staffId, within: mine })).toBe(1);
    expect(await subjects(tenant, '1405/2', mine)).toEqual([]);
    expect(await hidden(tenant, '1405/2', { ...waiting, ...mine, within: mine })).toBe(0);
    expect(await subjects(tenant, 'گواهی', { unitIds: [] })).toEqual([]);
    expect(await subjects(tenant, 'گواهی', { statuses: ['rejected', 'registered'], unitIds: [other] })).toEqual([
      'گواهی سه',
    ]);
  });
});

describe('the scope of a search', () => {
  it('is the organisation’s submitted letters', async () => {
    const [tenant, other] = [await fixture.newTenant(), await fixture.newTenant()];
    await letters(tenant, [{ subject: 'یگانه' }, { subject: 'یگانه پیش‌نویس', submittedAt: null }]);
    expect(await subjects(tenant, 'یگانه')).toEqual(['یگانه']);
    expect(await subjects(other, 'یگانه')).toEqual([]);
    const { terms } = wantedOf(vault, { organisationId: tenant.organisationId, typed: 'یگانه' });
    const askedFrom = async ({ organisationId }: TestTenant) =>
      fixture.database.inTenant({ kind: 'organisation', organisationId }, (transaction) =>
        transaction.query('select id from search_letters($1::jsonb)', [
          JSON.stringify({ limit: 10, keys: {}, terms, within: {}, unitIds: [] }),
        ]),
      );
    expect([(await askedFrom(tenant)).length, await askedFrom(other)]).toEqual([1, []]);
  });

  it('is no applicant’s and no system’s, and nobody reads the table itself', async () => {
    const { database, tenant } = fixture;
    const asking = `select id from search_letters('{"limit": 1, "terms": [], "keys": {}}')`;
    for (const scope of [
      { kind: 'applicant', applicantId: tenant.applicantId },
      { kind: 'system', name: 'schedules' },
    ] as const) {
      const searching = database.inTenant(scope, (transaction) => transaction.query(asking));
      await expect(searching).rejects.toMatchObject({ code: 'PS002' });
    }
    const { organisationId } = tenant;
    for (const sql of [
      'select terms from letter_search',
      'delete from letter_search',
      `select letter_list('{}', 1)`,
      `select file_letter(gen_random_uuid(), '{}')`,
    ]) {
      const reading = database.inTenant({ kind: 'organisation', organisationId }, (transaction) =>
        transaction.query(sql),
      );
      await expect(reading).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('leaves no text in the table', async () => {
    const tenant = await fixture.newTenant();
    const [letter] = await letters(tenant, [{ subject: 'رازآلود', body: 'secretword' }]);
    const { rows } = await fixture.superuser.query<{ found_in: Buffer; terms: number[] }>(
      'select found_in, terms from letter_search where submission_id = $1',
      [letter?.id],
    );
    expect(rows[0]?.terms.length).toBeGreaterThan(10);
    for (const text of ['secretword', 'رازالود']) expect(rows[0]?.found_in.includes(text)).toBe(false);
  });
});

describe('among many letters', () => {
  it('no search reads the tables, whether it finds much, little or nothing', async () => {
    const tenant = await fixture.newTenant();
    const { superuser } = fixture;
    const [frequent, rare] = await letters(tenant, [
      { subject: 'درخواست صدور گواهی', letterNumber: '1405/1', unitId: tenant.unitId },
      { subject: 'یگانه', createdAt: '2025-01-01T00:00:00Z' },
    ]);
    await superuser.query(
      `with made as (insert into submissions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
         'letter_number', '1405/' || n, 'created_at', s.created_at + n * interval '1 s'))).*
       from submissions s, generate_series(2, 15000) n where s.id = $1 returning id, created_at)
       insert into letter_search select made.id, l.organisation_id, made.created_at, l.terms, l.found_in
       from made, letter_search l where l.submission_id = $1`,
      [frequent?.id],
    );
    await superuser.query('vacuum analyze submissions, letter_search');
    const filters: Partial<Search>[] = [
      {},
      { statuses: ['awaitingDecision'] },
      { statuses: ['closed'] },
      { unitIds: [tenant.unitId] },
    ];
    for (const typed of ['گواهی درخواست', 'یگانه', 'نیست', '1405/14999', '1405/', '09121234567']) {
      for (const filter of filters) {
        const read = await readBy(tenant, { typed, limit: 21, ...filter });
        expect([typed, filter, read]).toEqual([typed, filter, { rows: Math.min(read.rows, 7_000), scans: 0 }]);
      }
    }
    expect((await search(tenant, 'یگانه')).map(({ id }) => id)).toEqual([rare?.id]);
    expect(await search(tenant, 'گواهی درخواست', { limit: 21 })).toHaveLength(21);
    expect(await hidden(tenant, 'گواهی', { statuses: ['closed'] })).toBe(20);
  }, 120_000);

  /** What the tables' counters say of a search: rows fetched by way of indexes, and scans of a whole table. */
  async function readBy({ organisationId }: TestTenant, wanted: Omit<Search, 'organisationId'>) {
    const { database } = fixture;
    const counters: { rows: number; scans: number }[] = [];
    const counting: Database = {
      ...database,
      inOneTrip: (scope, work) =>
        database.inOneTrip(scope, async (trip) => {
          const count = () => trip.query<{ rows: number; scans: number }>(COUNTERS);
          const [[before], result, [after]] = await Promise.all([count(), work(trip), count()]);
          if (before && after) counters.push({ rows: after.rows - before.rows, scans: after.scans - before.scans });
          return result;
        }),
    };
    await searchSubmissions({ database: counting, vault }, { organisationId, ...wanted });
    expect(counters).toHaveLength(1);
    return counters[0]!;
  }
});

const COUNTERS = `select coalesce(sum(idx_tup_fetch), 0)::integer as rows, coalesce(sum(seq_scan), 0)::integer as scans
  from pg_stat_xact_user_tables where relname in ('submissions', 'letter_search')`;
