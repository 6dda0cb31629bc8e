import { beforeEach, describe, expect, it } from '@jest/globals';
import { writeReadModel } from './read-model.ts';
import { listChanges, type Change } from './repositories/changes.ts';
import { useDatabase } from './testing/fixture.ts';
import { aLetter, aWrite, anEntry, type LetterChange, type TestLetter } from './testing/letter.ts';
import type { TestTenant } from './testing/tenant.ts';

const fixture = useDatabase();
let tenant: TestTenant;

beforeEach(async () => {
  tenant = await fixture.newTenant();
});

interface Save extends LetterChange {
  letter: TestLetter;
  sequence: number;
  /** Types of the events from `from` on, up to the sequence. */
  events: readonly string[];
}

const save = ({ letter, events, ...change }: Save) => {
  const first = change.sequence - events.length + 1;
  const newTimeline = events.map((type, index) => anEntry(first + index, type));
  const write = { ...aWrite(letter, change), newTimeline, audit: [] };
  return fixture.database.inTenant(letter.scope, (transaction) => writeReadModel(transaction, write));
};

const read = (after = 0, limit = 100, { applicantId } = tenant): Promise<Change[]> =>
  fixture.database.inOneTrip({ kind: 'applicant', applicantId }, (trip) =>
    listChanges(trip, { applicantId, after, limit }),
  );

const shortly = (changes: readonly Change[]) =>
  changes.map(({ position, sequence, type }) => [position, sequence, type]);

describe('the feed of an applicant', () => {
  it('tells of a letter from its submission on, once, in order', async () => {
    const letter = aLetter(tenant);
    const draft = { submittedAt: null, status: 'draft' };
    await save({ letter, sequence: 2, events: ['created', 'documentAttached'], ...draft });
    const sent = {
      letter,
      sequence: 4,
      events: ['submitted', 'routed'],
      trackingCode: `T${letter.id}`,
      clientReference: 'a-1',
    };
    await save(sent);
    await save(sent);
    await save({ ...sent, sequence: 5, events: ['rejected'], status: 'rejected' });
    const changes = await read();
    expect(shortly(changes)).toEqual([
      [1, 3, 'submitted'],
      [2, 4, 'routed'],
      [3, 5, 'rejected'],
    ]);
    expect(changes[2]).toMatchObject({
      ...{ submissionId: letter.id, organisationId: tenant.organisationId, clientReference: 'a-1' },
      ...{ status: 'rejected', at: new Date('2026-11-22T08:00:00.000Z'), corrects: false },
    });
    expect(shortly(await read(1, 1))).toEqual([[2, 4, 'routed']]);
  });

  it('keeps to itself what is the organisation’s alone', async () => {
    const letter = aLetter(tenant);
    await save({ letter, sequence: 5, events: ['submitted', 'claimed', 'noted', 'attentionRaised', 'accepted'] });
    expect(shortly(await read())).toEqual([
      [1, 1, 'submitted'],
      [2, 5, 'accepted'],
    ]);
  });

  it('tells of a draft only that it ended', async () => {
    const letter = aLetter(tenant);
    const draft = { submittedAt: null, status: 'expired' };
    await save({ letter, sequence: 3, events: ['created', 'reminded', 'expired'], ...draft });
    expect(shortly(await read())).toEqual([[1, 3, 'expired']]);
  });

  it('takes back what never happened, and tells nothing of an older state', async () => {
    const letter = aLetter(tenant);
    await save({ letter, sequence: 1, events: ['submitted'] });
    await save({ letter, sequence: 3, events: ['accepted', 'registered'] });
    await save({ letter, sequence: 2, events: ['withdrawn'] });
    await save({ letter, sequence: 3, events: ['withdrawn', 'closed'] });
    const changes = await read();
    expect(shortly(changes.filter(({ corrects }) => !corrects))).toEqual([
      [1, 1, 'submitted'],
      [2, 2, 'accepted'],
      [3, 3, 'registered'],
    ]);
    expect(shortly(changes.filter(({ corrects }) => corrects))).toEqual([
      [4, 2, 'withdrawn'],
      [5, 3, 'closed'],
    ]);
  });

  it('is read by its applicant alone', async () => {
    await save({ letter: aLetter(tenant), sequence: 1, events: ['submitted'] });
    const { applicantId } = await fixture.newTenant();
    const asStranger = await fixture.database.inOneTrip({ kind: 'applicant', applicantId }, (trip) =>
      listChanges(trip, { applicantId: tenant.applicantId, after: 0, limit: 10 }),
    );
    expect(asStranger).toEqual([]);
    expect(await read()).toHaveLength(1);
  });
});

describe('when many letters are written at once', () => {
  const LETTERS = 24;
  const STEPS = [['submitted', 'routed'], ['applicantAsked'], ['applicantAnswered'], ['accepted'], ['registered']];

  it('a reader that pages meanwhile sees each change once, in order, with no gap', async () => {
    const live = async (letter: TestLetter) => {
      let sequence = 0;
      for (const events of STEPS) {
        sequence += events.length;
        await save({ letter, sequence, events });
        if (Math.random() < 0.3) await save({ letter, sequence, events });
      }
    };
    const letters = Array.from({ length: LETTERS }, () => aLetter(tenant));
    let isWriting = true;
    const writing = Promise.all(letters.map(live)).finally(() => (isWriting = false));
    const seen: Change[] = [];
    for (let rest = true; rest;) {
      const page = await read(seen.at(-1)?.position ?? 0, 7);
      rest = isWriting || page.length > 0;
      seen.push(...page);
    }
    await writing;
    expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: LETTERS * 6 }, (_, index) => index + 1));
    for (const { id } of letters) {
      const own = seen.filter(({ submissionId }) => submissionId === id);
      expect(own.map(({ type }) => type)).toEqual(STEPS.flat());
    }
  }, 30_000);
});
