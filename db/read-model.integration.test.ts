import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeReadModel } from './read-model.ts';
import type { ReadModelWrite } from './read-model.ts';
import { getSubmission, listTimeline } from './repositories/submissions.ts';
import type { Scope } from './scope.ts';
import { useDatabase } from './testing/fixture.ts';
import { aLetter, aWrite, anEntry } from './testing/letter.ts';
import type { TestLetter } from './testing/letter.ts';
import { testVault as sealer } from './testing/vault.ts';

const fixture = useDatabase();

const save = ({ letter, write }: { letter: TestLetter; write: ReadModelWrite }) =>
  fixture.database.inTenant(letter.scope, (transaction) => writeReadModel(transaction, write));

const look = ({ id, scope }: TestLetter) =>
  fixture.database.inTenant(scope, async (transaction) => ({
    row: await getSubmission<{ sequence: number }>(transaction, { id, sealer }),
    timeline: await listTimeline(transaction, { submissionId: id, sealer }),
  }));

describe('writing the read model', () => {
  it('keeps the row, the sealed state and the timeline', async () => {
    const letter = aLetter(fixture.tenant);
    const change = {
      sequence: 2,
      unitId: fixture.tenant.unitId,
      trackingCode: 'ABCD',
      promisedAt: '2026-12-22T20:29:59Z',
    };
    expect(await save({ letter, write: aWrite(letter, change) })).toBe(true);
    const { row, timeline } = await look(letter);
    expect(row).toMatchObject({
      ...{ id: letter.id, unitId: fixture.tenant.unitId, sequence: 2, trackingCode: 'ABCD', subject: 'درخواست پروانه' },
      ...{ promisedAt: new Date('2026-12-22T20:29:59Z'), state: { sequence: 2, sender: { mobile: '+989121234567' } } },
    });
    expect(timeline.map(({ sequence, data }) => [sequence, data])).toEqual([
      [1, { text: 'متن 1' }],
      [2, { text: 'متن 2' }],
    ]);
  });

  it('leaves nothing personal in clear text', async () => {
    const letter = aLetter(fixture.tenant);
    await save({ letter, write: aWrite(letter, { sequence: 1 }) });
    const { rows } = await fixture.superuser.query<{ state: Buffer; data: Buffer }>(
      'select state, (select data from submission_timeline where submission_id = id) as data from submissions where id = $1',
      [letter.id],
    );
    expect(rows[0]?.state.includes('989121234567')).toBe(false);
    expect(rows[0]?.data.includes('متن')).toBe(false);
  });

  it('changes nothing when the stored sequence is higher', async () => {
    const letter = aLetter(fixture.tenant);
    await save({ letter, write: aWrite(letter, { sequence: 3 }) });
    const before = await look(letter);
    expect(await save({ letter, write: aWrite(letter, { sequence: 2, status: 'withdrawn' }) })).toBe(false);
    expect(await look(letter)).toEqual(before);
  });

  it('overwrites what has the same sequence, and removes what never happened', async () => {
    const letter = aLetter(fixture.tenant);
    await save({ letter, write: aWrite(letter, { sequence: 3 }) });
    const ghost = {
      ...aWrite(letter, { sequence: 5, status: 'withdrawn' }),
      newTimeline: [anEntry(4), anEntry(5)],
      audit: [],
    };
    await save({ letter, write: ghost });
    await fixture.superuser.query('update submissions set sequence = 4 where id = $1', [letter.id]);
    const truth = { ...aWrite(letter, { sequence: 4, status: 'rejected' }), newTimeline: [anEntry(4, 'rejected')] };
    await save({ letter, write: truth });
    const { row, timeline } = await look(letter);
    expect(row?.status).toBe('rejected');
    expect(timeline.map(({ type }) => type)).toEqual(['edited', 'edited', 'edited', 'rejected']);
  });

  it('removes a row inside the span of the new entries that is not among them', async () => {
    const letter = aLetter(fixture.tenant);
    await save({ letter, write: aWrite(letter, { sequence: 4 }) });
    const newTimeline = [anEntry(3, 'withdrawn'), anEntry(5, 'closed')];
    await save({ letter, write: { ...aWrite(letter, { sequence: 5 }), newTimeline } });
    const { timeline } = await look(letter);
    expect(timeline.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 5]);
  });

  it('ends at the highest sequence in whatever order and however often the writes arrive', async () => {
    const sequences = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sequences, async (arriving) => {
        const letter = aLetter(fixture.tenant);
        for (const sequence of arriving) await save({ letter, write: aWrite(letter, { sequence }) });
        const { row, timeline } = await look(letter);
        expect(row?.state.sequence).toBe(Math.max(...arriving));
        expect(timeline.map(({ sequence }) => sequence)).toEqual(
          Array.from({ length: Math.max(...arriving) }, (_, index) => index + 1),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('ends at the highest sequence when all writes arrive at once', async () => {
    const letter = aLetter(fixture.tenant);
    const sequences = [3, 1, 5, 2, 4, 5, 1];
    await Promise.all(sequences.map((sequence) => save({ letter, write: aWrite(letter, { sequence }) })));
    const { row, timeline } = await look(letter);
    expect([row?.sequence, timeline.length]).toEqual([5, 5]);
  });

  it('appends its audit entries once, also from a write that changes nothing', async () => {
    const letter = aLetter(fixture.tenant);
    for (const sequence of [2, 1, 2]) await save({ letter, write: aWrite(letter, { sequence }) });
    const { rows } = await fixture.superuser.query<{ subject_sequence: number }>(
      'select subject_sequence from audit_log where subject_id = $1 order by number',
      [letter.id],
    );
    expect(rows.map((row) => row.subject_sequence)).toEqual([2, 1]);
  });

  it('is refused in every scope but that of its letter', async () => {
    const [letter, other] = [aLetter(fixture.tenant), aLetter(fixture.tenant)];
    const { organisationId, applicantId } = letter;
    const scopes: Scope[] = [
      other.scope,
      { kind: 'organisation', organisationId },
      { kind: 'applicant', applicantId },
      { kind: 'system', name: 'worker' },
    ];
    for (const scope of scopes) {
      const writing = save({ letter: { ...letter, scope }, write: aWrite(letter, { sequence: 1 }) });
      await expect(writing).rejects.toMatchObject({ code: 'PS002' });
    }
  });

  it.each([1, 3])('is refused at sequence %i for a letter of another organisation or applicant', async (sequence) => {
    const [theirs, { organisationId, applicantId }] = [aLetter(await fixture.newTenant()), fixture.tenant];
    await save({ letter: theirs, write: aWrite(theirs, { sequence: 2 }) });
    const before = await look(theirs);
    for (const changed of [{ organisationId }, { applicantId }, { organisationId, applicantId }]) {
      const { id: submissionId } = theirs;
      const owner = { organisationId: theirs.organisationId, applicantId: theirs.applicantId, ...changed };
      const letter: TestLetter = { id: submissionId, ...owner, scope: { kind: 'letter', submissionId, ...owner } };
      const writing = save({ letter, write: { ...aWrite(letter, { sequence }), audit: [] } });
      await expect(writing).rejects.toMatchObject({ code: 'PS002' });
    }
    expect(await look(theirs)).toEqual(before);
  });

  it('is refused for a unit of another organisation', async () => {
    const [letter, { unitId }] = [aLetter(fixture.tenant), await fixture.newTenant()];
    const writing = save({ letter, write: aWrite(letter, { sequence: 1, unitId }) });
    await expect(writing).rejects.toMatchObject({ code: '23503' });
  });
});
