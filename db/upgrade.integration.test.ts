import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate } from './migrator.ts';
import { aSubmission } from '../domain/submission/testing/builders.ts';
import { completeLetters } from './repositories/completing.ts';
import { searchSubmissions } from './repositories/searching.ts';
import { getSubmission, listSubmissions } from './repositories/submissions.ts';
import type { SubmissionState } from '../domain/submission/index.ts';
import { createDatabase, type Database, type Scope } from './tenancy.ts';
import { startTestDatabase, type TestDatabase } from './testing/database.ts';
import { aLetter, storeLetter, type TestLetter } from './testing/letter.ts';
import { saveAs0018, upTo } from './testing/older.ts';
import { createTenant, type TestTenant } from './testing/tenant.ts';
import { testVault as vault } from './testing/vault.ts';

let server: TestDatabase;
let database: Database;
let owner: pg.Client;
let superuser: pg.Client;
let tenant: TestTenant;
let letter: TestLetter;

const look = () => database.inOneTrip(letter.scope, (trip) => getSubmission(trip, { id: letter.id, sealer: vault }));

const stateOf = (subject: string, sequence: number): SubmissionState => {
  const state = aSubmission().withDocument().inspected().awaitingDecision().build();
  const { id, organisationId, applicantId } = letter;
  return { ...state, id, organisationId, applicantId, sequence, unitId: null, content: { ...state.content, subject } };
};

const saveAsBefore = (subject: string, sequence: number) =>
  saveAs0018(server.appUrl, { letter, state: stateOf(subject, sequence) });

const list = () =>
  database.inOneTrip({ kind: 'organisation', organisationId: tenant.organisationId }, (trip) =>
    listSubmissions(trip, { vault, limit: 10 }),
  );

const search = (typed: string) =>
  searchSubmissions({ database, vault }, { organisationId: tenant.organisationId, typed, limit: 10 });

const summarised = async () => {
  const { rows } = await superuser.query(
    'select summarised, document_count as documents from submissions where id = $1',
    [letter.id],
  );
  return rows[0];
};

const complete = () => completeLetters({ database, vault }, new AbortController().signal);

beforeAll(async () => {
  server = await startTestDatabase(upTo('0021-language-of-applicants'));
  database = createDatabase({ url: server.appUrl });
  owner = new pg.Client({ connectionString: server.ownerUrl });
  superuser = new pg.Client({ connectionString: server.superuserUrl });
  await Promise.all([owner.connect(), superuser.connect()]);
  tenant = await createTenant(database, server.ownerUrl);
  letter = aLetter(tenant);
  await saveAsBefore('نامهٔ پیشین', 3);
  await migrate(server.ownerUrl);
}, 60_000);

afterAll(async () => {
  await Promise.all([database.close(), owner.end(), superuser.end()]);
  await server.stop();
});

describe('a database of the version before', () => {
  it('keeps its letters, lists them at once, and completes their rows', async () => {
    expect(await look()).toMatchObject({ subject: 'نامهٔ پیشین', sequence: 3, state: stateOf('نامهٔ پیشین', 3) });
    const listed = await list();
    expect(listed).toMatchObject([{ subject: 'نامهٔ پیشین', documentCount: 1, sender: { name: 'زهرا احمدی' } }]);
    expect(await summarised()).toEqual({ summarised: false, documents: null });
    expect(await search('پیشین نامه')).toEqual([]);
    await complete();
    expect(await summarised()).toEqual({ summarised: true, documents: 1 });
    expect(await search('پیشین نامه')).toHaveLength(1);
    const dates = { createdAt: expect.any(Date), updatedAt: expect.any(Date) };
    expect(await list()).toMatchObject([
      { ...listed[0], ...dates, submittedAt: expect.any(Date), promisedAt: null, dueAt: expect.any(Date) },
    ]);
  });

  it('is written by processes of the new version', async () => {
    await storeLetter(database, { letter, sequence: 4, subject: 'نامهٔ اکنون' });
    expect(await look()).toMatchObject({ subject: 'نامهٔ اکنون', sequence: 4 });
    expect(await summarised()).toEqual({ summarised: true, documents: 0 });
  });

  it('is still written by processes of the version before, and their rows are completed again', async () => {
    await saveAsBefore('از کارگر پیشین', 5);
    expect(await look()).toMatchObject({ subject: 'از کارگر پیشین', sequence: 5 });
    expect(await list()).toMatchObject([{ subject: 'از کارگر پیشین', documentCount: 1 }]);
    expect(await summarised()).toEqual({ summarised: false, documents: 0 });
    await complete();
    expect(await summarised()).toEqual({ summarised: true, documents: 1 });
  });

  it('takes no summary in another scope, nor one of an earlier version of the letter', async () => {
    const summary = JSON.stringify({ id: letter.id, sequence: 4, document_count: 9, summarised: true });
    const give = (scope: Scope) =>
      database.inOneTrip(scope, (trip) => trip.query('select complete_letter($1::jsonb)', [summary]));
    await expect(give(letter.scope)).rejects.toMatchObject({ code: 'PS002' });
    await saveAsBefore('از کارگر پیشین', 6);
    await give({ kind: 'system', name: 'schedules' });
    expect(await summarised()).toEqual({ summarised: false, documents: 1 });
  });
});

describe('the functions', () => {
  const source = async () => {
    const { rows } = await owner.query<{ prosrc: string }>(
      `select prosrc from pg_proc where oid = 'finish_registration(uuid, text, timestamptz)'::regprocedure`,
    );
    return rows[0]?.prosrc;
  };
  const spoil = `create or replace function finish_registration(submission uuid, number text, at timestamptz)
    returns void language sql as ''`;

  it('are applied again when the database has others, and only then', async () => {
    const before = await source();
    await owner.query(spoil);
    await migrate(server.ownerUrl);
    expect(await source()).toBe('');
    await owner.query(`comment on function scope_kind() is 'others'`);
    await Promise.all([migrate(server.ownerUrl), migrate(server.ownerUrl)]);
    expect(await source()).toBe(before);
  });

  it('that run as the owner name their schemas and are called by the application alone', async () => {
    const { rows } = await owner.query<{ name: string; path: string; grantees: string[] }>(`
      select p.oid::regprocedure::text as name, p.proconfig[1] as path,
        array(select grantee::regrole::text from aclexplode(p.proacl) where grantee <> p.proowner order by 1) as grantees
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1`);
    expect(rows.length).toBeGreaterThan(5);
    for (const { name, path, grantees } of rows) {
      expect({ name, path, grantees }).toEqual({
        ...{ name, path: 'search_path=pg_catalog, public, pg_temp', grantees: ['pishkhan_app'] },
      });
    }
  });
});
