import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import { aLetter, storeLetter } from '../testing/letter.ts';
import { testVault as sealer } from '../testing/vault.ts';
import type { OneTrip, Scope } from '../tenancy.ts';
import {
  beginSmsAttempt,
  beginSmsMessage,
  getSmsMessage,
  giveUpMessage,
  insertSmsMessage,
  keepReceipts,
  listSmsAttempts,
  listSmsAttemptsWithoutReceipt,
  listDoubtfulAttempts,
  listWaitingMessages,
  markSmsAttempt,
} from './sms.ts';
import type { NewSmsMessage } from './sms.ts';
import { getApplicant } from './applicants.ts';

const fixture = useDatabase();
const WORKER: Scope = { kind: 'system', name: 'worker' };
const SIGN_IN: Scope = { kind: 'system', name: 'signIn' };

const aCode = (): NewSmsMessage => ({
  ...{ id: randomUUID(), organisationId: null, submissionId: null, kind: 'signInCode' },
  ...{ recipient: { mobile: '+989120000001' }, text: 'کد ورود: 123456' },
});

const insert = (scope: Scope, message: NewSmsMessage) =>
  fixture.database.inTenant(scope, (transaction) => insertSmsMessage(transaction, { sealer, message }));

const read = (id: string) =>
  fixture.database.inTenant(WORKER, (transaction) => getSmsMessage(transaction, { sealer, id }));

async function aNotice(): Promise<{ message: NewSmsMessage; scope: Scope }> {
  const letter = aLetter(fixture.tenant);
  await storeLetter(fixture.database, { letter });
  const { id: submissionId, organisationId, applicantId, scope } = letter;
  const recipient = { applicantId };
  return {
    scope,
    message: { id: randomUUID(), organisationId, submissionId, kind: 'accepted', recipient, text: 'ثبت شد' },
  };
}

describe('a message', () => {
  it('of a sign-in code is sent to the number that it names', async () => {
    const message = aCode();
    await insert(SIGN_IN, message);
    expect(await read(message.id)).toMatchObject({
      mobile: '+989120000001',
      text: 'کد ورود: 123456',
      kind: 'signInCode',
    });
  });

  it('of a letter is sent to the number that its applicant has', async () => {
    const { message, scope } = await aNotice();
    await insert(scope, message);
    const { applicantId: id } = fixture.tenant;
    const applicant = await fixture.database.inTenant({ kind: 'applicant', applicantId: id }, (transaction) =>
      getApplicant(transaction, { sealer, id }),
    );
    expect(await read(message.id)).toMatchObject({ mobile: applicant?.mobile, text: 'ثبت شد' });
  });

  it('written twice is one message, with its first text', async () => {
    const message = aCode();
    await insert(SIGN_IN, message);
    await insert(SIGN_IN, { ...message, text: 'دیگر' });
    expect((await read(message.id))?.text).toBe('کد ورود: 123456');
  });

  it('keeps number and text sealed', async () => {
    const message = aCode();
    await insert(SIGN_IN, message);
    const { rows } = await fixture.superuser.query(
      'select row_to_json(m)::text as row from sms_messages m where id = $1',
      [message.id],
    );
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const clear of ['989120000001', hex('989120000001'), '123456', hex('123456')]) {
      expect(rows[0].row).not.toContain(clear);
    }
  });

  it('of a letter cannot be written by the sign-in, nor a code by a letter', async () => {
    const { message, scope } = await aNotice();
    await expect(insert(SIGN_IN, message)).rejects.toMatchObject({ code: '42501' });
    await expect(insert(scope, aCode())).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a try', () => {
  it('is begun once, and keeps what became of it', async () => {
    const message = aCode();
    await insert(SIGN_IN, message);
    const { id: messageId } = message;
    const key = { messageId, attempt: 1 };
    const begin = () =>
      fixture.database.inTenant(WORKER, (transaction) => beginSmsAttempt(transaction, { ...key, panelId: 'panel-a' }));
    const begun = await Promise.all(Array.from({ length: 8 }, begin));
    expect(begun.filter((result) => result.begun)).toHaveLength(1);
    expect(begun.map(({ attempt }) => attempt)).toEqual(begun.map(() => begun[0]!.attempt));
    const attempts = await fixture.database.inTenant(WORKER, async (transaction) => {
      await keepReceipts(transaction, [{ ...key, state: 'undelivered' }]);
      await markSmsAttempt(transaction, { ...key, state: 'accepted', panelMessageId: '42' });
      await keepReceipts(transaction, [{ ...key, state: 'delivered' }]);
      await keepReceipts(transaction, [{ ...key, state: 'undelivered' }]);
      await markSmsAttempt(transaction, { ...key, state: 'unknown' });
      return listSmsAttempts(transaction, { messageId });
    });
    expect(attempts).toMatchObject([{ ...key, panelId: 'panel-a', state: 'delivered', panelMessageId: '42' }]);
  });

  it('without a receipt is listed for its panel until the receipt comes', async () => {
    const { message, scope } = await aNotice();
    await insert(scope, message);
    const key = { messageId: message.id, attempt: 1 };
    const pending = await fixture.database.inTenant(WORKER, async (transaction) => {
      const waiting = async () =>
        (await listSmsAttemptsWithoutReceipt(transaction, { panelId: 'panel-z', since: new Date(0), limit: 9 })).length;
      await beginSmsAttempt(transaction, { ...key, panelId: 'panel-z' });
      const begun = await waiting();
      await markSmsAttempt(transaction, { ...key, state: 'accepted', panelMessageId: '43' });
      const accepted = await waiting();
      await keepReceipts(transaction, [{ ...key, state: 'undelivered' }]);
      return [begun, accepted, await waiting()];
    });
    expect(pending).toEqual([0, 1, 0]);
  });
});

describe('the tries without a receipt', () => {
  it('come page by page, those of one moment too, and say which are of a code', async () => {
    const notices = [await aNotice(), await aNotice()];
    const all = [...notices, { message: aCode(), scope: SIGN_IN }];
    for (const { message, scope } of all) await insert(scope, message);
    const panelId = 'panel-p';
    await fixture.database.inTenant(WORKER, async (transaction) => {
      for (const { message } of all) {
        const key = { messageId: message.id, attempt: 1 };
        await beginSmsAttempt(transaction, { ...key, panelId });
        await markSmsAttempt(transaction, { ...key, state: 'accepted', panelMessageId: '1' });
      }
    });
    const found: [string, boolean][] = [];
    for (let place: { since: Date; afterId?: string } = { since: new Date(0) }; ;) {
      const [next] = await fixture.database.inOneTrip(WORKER, (trip) =>
        listSmsAttemptsWithoutReceipt(trip, { panelId, ...place, limit: 1 }),
      );
      if (!next) break;
      found.push([next.messageId, next.isCode]);
      place = { since: next.at, afterId: next.messageId };
    }
    expect(found.sort()).toEqual(all.map(({ message }) => [message.id, message.organisationId === null]).sort());
  });
});

describe('a message that is written down as begun', () => {
  const write = (scope: Scope, message: NewSmsMessage) =>
    fixture.database.inOneTrip(scope, (trip) => beginSmsMessage(trip, { sealer, message, panelId: 'panel-q' }));
  const inWorker = <T>(work: (trip: OneTrip) => Promise<T>) => fixture.database.inOneTrip(WORKER, work);
  const begin = (messageId: string, attempt = 1) =>
    inWorker((trip) => beginSmsAttempt(trip, { messageId, attempt, panelId: `panel-${attempt}` }));
  const mark = (messageId: string, state: 'accepted' | 'refused' | 'notSent' | 'unknown') =>
    inWorker((trip) =>
      markSmsAttempt(trip, { messageId, attempt: 1, state, reason: state === 'accepted' ? null : state }),
    );

  it('is begun once, and by nobody else', async () => {
    const { message, scope } = await aNotice();
    expect([await write(scope, message), await write(scope, message)]).toEqual([true, false]);
    const attempt = { panelId: 'panel-q', state: 'sending' };
    expect(await begin(message.id)).toMatchObject({ begun: false, attempt });
  });

  it('cannot be written for a letter of another organisation', async () => {
    const [{ message }, { scope }] = [await aNotice(), await aNotice()];
    await expect(write(scope, message)).rejects.toMatchObject({ code: '42501' });
  });

  it('is in doubt while nobody knows whether a panel has it, and waits when none has', async () => {
    const { message, scope } = await aNotice();
    const { id } = message;
    const [soon, past] = [new Date(Date.now() + 60_000), new Date(0)];
    const isDoubtful = async (before = soon) => {
      const bounds = { answeredBefore: before, begunBefore: before, limit: 1_000 };
      return (await inWorker((trip) => listDoubtfulAttempts(trip, bounds))).some(({ messageId }) => messageId === id);
    };
    const isWaiting = async () => {
      const change = `update sms_attempts set updated_at = updated_at - interval '11 seconds' where message_id = $1`;
      await fixture.superuser.query(change, [id]);
      const found = await inWorker((trip) => listWaitingMessages(trip, { limit: 1_000 }));
      return found.find(({ messageId }) => messageId === id)?.attempt;
    };
    await write(scope, message);
    expect([await isDoubtful(), await isDoubtful(past), await isWaiting()]).toEqual([true, false, undefined]);
    await mark(id, 'unknown');
    expect([await isDoubtful(), await isWaiting()]).toEqual([true, undefined]);
    await mark(id, 'notSent');
    expect([await isDoubtful(), await isWaiting()]).toEqual([false, 1]);
    await begin(id, 2);
    expect([await isDoubtful(), await isWaiting()]).toEqual([true, undefined]);
    await inWorker((trip) => markSmsAttempt(trip, { messageId: id, attempt: 2, state: 'refused', reason: 'other' }));
    expect([await isDoubtful(), await isWaiting()]).toEqual([false, undefined]);
    for (let times = 1; times < 4; times++) await isWaiting();
    expect(await isWaiting()).toBe(2);
    await inWorker((trip) => giveUpMessage(trip, { messageId: id, reason: 'refused' }));
    expect(await isWaiting()).toBeUndefined();
  });

  it.each([
    ['accepted', 'refused', 'accepted'],
    ['accepted', 'unknown', 'accepted'],
    ['refused', 'accepted', 'refused'],
    ['notSent', 'unknown', 'notSent'],
    ['unknown', 'notSent', 'notSent'],
    ['unknown', 'refused', 'refused'],
    ['unknown', 'accepted', 'accepted'],
  ] as const)('that ended as %s and hears %s late is %s', async (first, late, kept) => {
    const { message, scope } = await aNotice();
    await write(scope, message);
    for (const state of [first, late]) await mark(message.id, state);
    const [attempt] = await inWorker((trip) => listSmsAttempts(trip, { messageId: message.id }));
    expect(attempt).toMatchObject({ state: kept, reason: kept === 'accepted' ? null : kept });
  });
});

it('the ledger loses nothing: no row is removed and no message or panel changed', async () => {
  const statements = [
    'delete from sms_messages',
    'delete from sms_attempts',
    `update sms_messages set kind = 'x'`,
    `update sms_attempts set panel_id = 'x'`,
  ];
  for (const sql of statements) {
    const changing = fixture.database.inTenant(WORKER, (transaction) => transaction.query(sql));
    await expect(changing).rejects.toMatchObject({ code: '42501' });
  }
});
