import { expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import { aLetter, storeLetter } from '../testing/letter.ts';
import type { Scope } from '../tenancy.ts';
import { readLetterFigures } from './letter-figures.ts';

const fixture = useDatabase();
const figures = (scope: Scope) => fixture.database.inTenant(scope, readLetterFigures);

it('tells how the letters of each organisation stand', async () => {
  const tenant = await fixture.newTenant();
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
  const store = (change: object) => storeLetter(fixture.database, { letter: aLetter(tenant), ...change });
  await store({ submittedAt: ago(600) });
  await store({ submittedAt: ago(60), needsAttention: true });
  await store({ submittedAt: ago(9000), status: 'registering', needsAttention: true });
  await store({ submittedAt: ago(9000), status: 'rejected' });

  const all = await figures({ kind: 'system', name: 'worker' });
  const { rows } = await fixture.superuser.query<{ slug: string }>('select slug from organisations where id = $1', [
    tenant.organisationId,
  ]);
  const own = all.find(({ organisation }) => organisation === rows[0]!.slug)!;
  expect(own).toMatchObject({ stuck: 2, waiting: 2 });
  expect(own.oldestWaitingSeconds).toBeGreaterThan(599);
  expect(own.oldestWaitingSeconds).toBeLessThan(900);
  expect(all.filter((row) => row !== own).every(({ waiting }) => waiting === 0)).toBe(true);
});

it('reads the letters that wait or are stuck, and none of the others', async () => {
  const tenant = await fixture.newTenant();
  const letter = aLetter(tenant);
  await storeLetter(fixture.database, { letter });
  await fixture.superuser.query(
    `insert into submissions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'status', 'closed'))).*
     from submissions s, generate_series(1, 5000) n where s.id = $1`,
    [letter.id],
  );
  const read = await fixture.database.inTenant({ kind: 'system', name: 'worker' }, async (transaction) => {
    const count = async () => (await transaction.query<{ rows: number; scans: number }>(COUNTERS))[0]!;
    const before = await count();
    expect(await readLetterFigures(transaction)).toContainEqual(expect.objectContaining({ waiting: 1 }));
    const after = await count();
    return { rows: after.rows - before.rows, scans: after.scans - before.scans };
  });
  expect(read).toEqual({ rows: Math.min(read.rows, 20), scans: 0 });
});

const COUNTERS = `select coalesce(sum(idx_tup_fetch), 0)::integer as rows, coalesce(sum(seq_scan), 0)::integer as scans
  from pg_stat_xact_user_tables where relname = 'submissions'`;

it.each<Scope['kind']>(['organisation', 'applicant'])('tells nothing to %s', async (kind) => {
  const { organisationId } = fixture.tenant;
  const scope: Scope =
    kind === 'organisation' ? { kind, organisationId } : { kind: 'applicant', applicantId: organisationId };
  await expect(figures(scope)).rejects.toMatchObject({ message: expect.stringContaining('not counted in this scope') });
});
