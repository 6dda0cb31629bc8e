import { beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import { aLetter, storeLetter } from '../testing/letter.ts';
import type { TestLetter } from '../testing/letter.ts';
import type { TenantTransaction } from '../tenancy.ts';
import {
  completeRegistration,
  finishRegistration,
  getRegistration,
  isFenced,
  markRegistration,
  type RegistrationMark,
  recordIntent,
} from './registrations.ts';

const fixture = useDatabase();
const NOT_AFTER = '2026-12-01T00:00:00.000Z';
const registeredAt = '2026-11-22T10:00:00.000Z';
let letter: TestLetter;
let other: TestLetter;

const within = <T>({ scope }: TestLetter, work: (transaction: TenantTransaction) => Promise<T>): Promise<T> =>
  fixture.database.inTenant(scope, work);

async function anIntent(): Promise<TestLetter> {
  const made = aLetter(fixture.tenant);
  await storeLetter(fixture.database, { letter: made });
  const { id, organisationId } = made;
  await within(made, (transaction) =>
    recordIntent(transaction, { submissionId: id, organisationId, marker: `letter-${id}`, notAfter: NOT_AFTER }),
  );
  return made;
}

async function complete({ id, organisationId, scope }: TestLetter, letterNumber: string): Promise<string> {
  const intent = { submissionId: id, organisationId, marker: `letter-${id}`, notAfter: NOT_AFTER };
  const done = { ...intent, letterNumber, registeredAt };
  const { outcome } = await fixture.database.inOneTrip(scope, (trip) => completeRegistration(trip, done));
  return outcome;
}

describe('a registration', () => {
  beforeAll(async () => {
    [letter, other] = [await anIntent(), await anIntent()];
  });

  it('is intended once: a repeated intent gives the row as it stands', async () => {
    const { id: submissionId, organisationId } = letter;
    await within(letter, (transaction) => markRegistration(transaction, { submissionId, state: 'sending' }));
    const again = await within(letter, async (transaction) => {
      await recordIntent(transaction, { submissionId, organisationId, marker: 'another', notAfter: registeredAt });
      return getRegistration(transaction, { submissionId });
    });
    expect(again).toMatchObject({ marker: `letter-${submissionId}`, state: 'sending', notAfter: new Date(NOT_AFTER) });
  });

  it('changes only from the states that were named', async () => {
    const mark = (from: 'intent' | 'sending') =>
      within(letter, (transaction) =>
        markRegistration(transaction, { submissionId: letter.id, from: [from], state: 'unknown', reason: 'time-out' }),
      );
    expect(await mark('intent')).toBeUndefined();
    expect(await mark('sending')).toMatchObject({ state: 'unknown', reason: 'time-out' });
  });

  it('is not changed by what comes late of an earlier try', async () => {
    const retried = await anIntent();
    const [earlier, later] = [new Date(NOT_AFTER), new Date('2026-11-22T09:07:00.123Z')];
    const mark = (change: Pick<RegistrationMark, 'state' | 'ofTry' | 'notAfter'>) =>
      within(retried, (transaction) => markRegistration(transaction, { submissionId: retried.id, ...change }));
    await mark({ state: 'sending', notAfter: later });
    expect(await mark({ state: 'intent', ofTry: earlier })).toBeUndefined();
    expect(await mark({ state: 'unknown', ofTry: later })).toMatchObject({ state: 'unknown' });
  });

  it('is begun by one of two twins alone', async () => {
    const twin = await anIntent();
    const begin = () =>
      within(twin, (transaction) =>
        markRegistration(transaction, {
          submissionId: twin.id,
          from: ['intent'],
          state: 'sending',
          sentAt: registeredAt,
        }),
      );
    const begun = await Promise.all([begin(), begin(), begin()]);
    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  it('keeps its number for good', async () => {
    expect(await complete(letter, '1405/12')).toBe('done');
    expect(await complete(letter, '1405/12')).toBe('done');
    expect(await complete(letter, '1405/13')).toBe('otherNumber');
    const { id: submissionId } = letter;
    const marked = await within(letter, (transaction) =>
      markRegistration(transaction, { submissionId, state: 'refused' }),
    );
    expect(marked).toBeUndefined();
    const forced = fixture.superuser.query(`update registrations set letter_number = 'x' where submission_id = $1`, [
      submissionId,
    ]);
    await expect(forced).rejects.toMatchObject({ code: 'PS003' });
    const row = await within(letter, (transaction) => getRegistration(transaction, { submissionId }));
    expect(row).toMatchObject({ state: 'done', letterNumber: '1405/12', registeredAt: new Date(registeredAt) });
  });

  it('does not take the number of another letter', async () => {
    expect(await complete(other, '1405/12')).toBe('numberTaken');
    const row = await within(other, (transaction) => getRegistration(transaction, { submissionId: other.id }));
    expect(row).toMatchObject({ state: 'intent', letterNumber: null });
    expect(await complete(other, '1405/14')).toBe('done');
  });

  it('is finished only by the one that is sending it, with a number of its own', async () => {
    const sent = await anIntent();
    const finish = (letterNumber: string): Promise<unknown> =>
      fixture.database
        .inOneTrip(sent.scope, (trip) =>
          finishRegistration(trip, { submissionId: sent.id, letterNumber, registeredAt }),
        )
        .then(
          () => 'done',
          (error: unknown) => (isFenced(error) ? 'fenced' : error),
        );
    const mark = (state: 'sending' | 'unknown') =>
      within(sent, (transaction) => markRegistration(transaction, { submissionId: sent.id, state }));
    expect(await finish('1405/20')).toBe('fenced');
    await mark('sending');
    expect(await finish('1405/12')).toBe('fenced');
    await mark('unknown');
    expect(await finish('1405/20')).toBe('fenced');
    await mark('sending');
    expect([await finish('1405/20'), await finish('1405/20')]).toEqual(['done', 'fenced']);
  });

  it('that was never intended is done at once', async () => {
    const found = aLetter(fixture.tenant);
    await storeLetter(fixture.database, { letter: found });
    expect(await complete(found, '1405/15')).toBe('done');
  });

  it('may have the same number as a letter of another organisation', async () => {
    const tenant = await fixture.newTenant();
    const foreign = aLetter(tenant);
    await storeLetter(fixture.database, { letter: foreign });
    const { id: submissionId, organisationId } = foreign;
    await within(foreign, (transaction) =>
      recordIntent(transaction, { submissionId, organisationId, marker: submissionId, notAfter: NOT_AFTER }),
    );
    expect(await complete(foreign, '1405/12')).toBe('done');
  });
});

it('the ledger loses no row and no marker', async () => {
  const [of] = [await anIntent()];
  for (const sql of ['delete from registrations', `update registrations set marker = 'x'`]) {
    const changing = within(of, (transaction) => transaction.query(sql));
    await expect(changing).rejects.toMatchObject({ code: '42501' });
  }
});
