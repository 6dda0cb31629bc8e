import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { beginSmsMessage, insertSmsMessage, listSmsAttempts } from '../../db/repositories/sms.ts';
import { useDatabase } from '../../db/testing/fixture.ts';
import { aLetter, storeLetter } from '../../db/testing/letter.ts';
import { testVault as vault } from '../../db/testing/vault.ts';
import type { Dependencies } from '../dependencies.ts';
import { anOutside } from '../testing/outside.ts';
import type { Receipt, SendOutcome, SmsPanel } from './port.ts';
import { createCollectReceipts } from './receipts.ts';
import { createResumeDeliveries } from './resume.ts';
import { createSendSms } from './send.ts';
import { WORKER } from './sending.ts';

const fixture = useDatabase();
const SIGN_IN = { kind: 'system', name: 'signIn' } as const;

/** A panel that gives these answers in turn, the last one again and again. */
function aPanel(id: string, answers: SendOutcome[], { receipt = 'pending' }: { receipt?: Receipt } = {}) {
  const sent: string[] = [];
  const has = new Set<string>();
  const panel: SmsPanel & { isAway: boolean } = {
    ...{ id, isAway: false },
    inquiry: {
      find: async (ids) => (await panel.check(), new Map(ids.flatMap((one) => (has.has(one) ? [[one, '7']] : [])))),
      ...{ longestDelayMs: 15_000, remembersForMs: 60 * 60_000 },
    },
    check: () => (panel.isAway ? Promise.reject(new Error('away')) : Promise.resolve()),
    send: async ({ reference }) => answers[Math.min(sent.push(reference), answers.length) - 1]!,
    receipts: async (ids) => new Map(ids.map((one) => [one, receipt])),
  };
  return { panel, sent, has };
}

function parts(...panels: SmsPanel[]) {
  const refusals: object[] = [];
  const started: Parameters<Dependencies['startSms']>[0][] = [];
  const startSms: Dependencies['startSms'] = async (message) => void started.push(message);
  const onAccountRefused: Dependencies['onAccountRefused'] = (refusal) => void refusals.push(refusal);
  return {
    needs: {
      database: fixture.database,
      vault,
      outside: anOutside({ panels }),
      smsPerSecond: 0,
      startSms,
      onAccountRefused,
    },
    refusals,
    started,
  };
}

async function aCode(): Promise<string> {
  const message = {
    ...{ id: randomUUID(), organisationId: null, submissionId: null, kind: 'signInCode' },
    ...{ recipient: { mobile: '+989120000001' }, text: '123456' },
  };
  await fixture.database.inTenant(SIGN_IN, (trip) => insertSmsMessage(trip, { sealer: vault, message }));
  return message.id;
}
const triesOf = (messageId: string) =>
  fixture.database.inOneTrip(WORKER, (trip) => listSmsAttempts(trip, { messageId }));
const accepted = (): SendOutcome => ({ outcome: 'accepted', panelMessageId: String(Math.random()).slice(2) });
const doubtful: SendOutcome = { outcome: 'unknown', reason: 'TimeoutError' };

describe('a try', () => {
  it('goes to the first panel that the round has not tried, and is written down with what became of it', async () => {
    const [first, second] = [aPanel('a1', [{ outcome: 'notSent', reason: 'x' }]), aPanel('b1', [accepted()])];
    const send = createSendSms(parts(first.panel, second.panel).needs);
    const messageId = await aCode();
    expect(await send({ messageId, attempt: 1 })).toMatchObject({ outcome: 'notSent', panels: 2, isCode: true });
    expect(await send({ messageId, attempt: 2, roundBegan: 1 })).toMatchObject({ outcome: 'accepted' });
    expect([first.sent, second.sent]).toEqual([[messageId], [messageId]]);
    expect(await triesOf(messageId)).toMatchObject([
      { attempt: 1, panelId: 'a1', state: 'notSent' },
      { attempt: 2, panelId: 'b1', state: 'accepted', reason: null },
    ]);
  });

  it('that was made already is not made again, in doubt or not', async () => {
    for (const answer of [doubtful, accepted()]) {
      const panel = aPanel('a2', [answer]);
      const send = createSendSms(parts(panel.panel).needs);
      const messageId = await aCode();
      for (let times = 0; times < 3; times++)
        expect(await send({ messageId, attempt: 1 })).toMatchObject({ outcome: answer.outcome });
      expect(panel.sent).toHaveLength(1);
    }
  });

  it('passes over a panel that has refused it for good, and ends when there is none left', async () => {
    const refusing = aPanel('a3', [{ outcome: 'refused', reason: 'blacklisted', detail: '' }]);
    const send = createSendSms(parts(refusing.panel).needs);
    const messageId = await aCode();
    await send({ messageId, attempt: 1 });
    expect(await send({ messageId, attempt: 2 })).toMatchObject({ outcome: 'nobody' });
    expect(refusing.sent).toHaveLength(1);
  });

  it('passes over a panel that failed three times, in all workers, until it is seen to answer', async () => {
    const [failing, other] = [aPanel('a4', [doubtful]), aPanel('b4', [accepted()])];
    const { needs } = parts(failing.panel, other.panel);
    for (let times = 0; times < 3; times++) await createSendSms(needs)({ messageId: await aCode(), attempt: 1 });
    failing.panel.isAway = true;
    await createResumeDeliveries(needs)();
    expect(await createSendSms(needs)({ messageId: await aCode(), attempt: 1 })).toMatchObject({ outcome: 'accepted' });
    expect([failing.sent.length, other.sent.length]).toEqual([3, 1]);
    failing.panel.isAway = false;
    await createResumeDeliveries(needs)();
    for (let times = 0; times < 2; times++) await createSendSms(needs)({ messageId: await aCode(), attempt: 1 });
    expect([failing.sent.length, other.sent.length]).toEqual([4, 2]);
  });

  it('waits for its turn at a panel that gets a few a second, and is left unsent when that is too late', async () => {
    const { panel, sent } = aPanel('a5', [accepted()]);
    const needs = { ...parts(panel).needs, smsPerSecond: 1 };
    const codes = await Promise.all(Array.from({ length: 9 }, aCode));
    const began = Date.now();
    const results = await Promise.all(codes.map((messageId) => createSendSms(needs)({ messageId, attempt: 1 })));
    expect(Date.now() - began).toBeGreaterThan(3_000);
    expect(sent.length).toBeGreaterThanOrEqual(5);
    expect(sent.length).toBeLessThanOrEqual(7);
    expect(results.filter(({ outcome }) => outcome === 'notSent')).toHaveLength(9 - sent.length);
  }, 20_000);

  it.each([
    ['account', 1],
    ['no-credit', 1],
    ['blacklisted', 0],
    ['other', 0],
  ] as const)(
    'that is refused for %s is told to operators %i times, and stands in the ledger',
    async (reason, times) => {
      const { panel } = aPanel('a', [{ outcome: 'refused', reason, detail: 'return status 426' }]);
      const { needs, refusals } = parts(panel);
      const messageId = await aCode();
      expect(await createSendSms(needs)({ messageId, attempt: 1 })).toMatchObject({ outcome: 'refused' });
      expect(refusals).toEqual(Array(times).fill({ panelId: 'a', reason, detail: 'return status 426' }));
      expect(await triesOf(messageId)).toMatchObject([{ state: 'refused', reason }]);
    },
  );
});

describe('collecting receipts', () => {
  it('keeps what the panels say, and has another panel try what one could not deliver', async () => {
    const [first, second] = [
      aPanel('c', [accepted()], { receipt: 'undelivered' }).panel,
      aPanel('d', [accepted()], { receipt: 'delivered' }).panel,
    ];
    const { needs, started } = parts(first, second);
    const messageId = await aCode();
    await createSendSms(needs)({ messageId, attempt: 1 });
    expect(await createCollectReceipts(needs)()).toEqual({ asked: 1 });
    expect(started).toMatchObject([{ messageId, firstAttempt: 2 }]);
    expect(started[0]!.notAfter.getTime() - Date.now()).toBeLessThan(5 * 60_000 + 1);
    await createSendSms(needs)({ messageId, attempt: 2 });
    expect(await createCollectReceipts(needs)()).toEqual({ asked: 1 });
    expect(started).toHaveLength(1);
    expect((await triesOf(messageId)).map(({ state }) => state)).toEqual(['undelivered', 'delivered']);
  });

  it('asks the others when one panel is away', async () => {
    const away: SmsPanel = { ...aPanel('e', [accepted()]).panel, receipts: () => Promise.reject(new Error('away')) };
    const { panel } = aPanel('f', [accepted()], { receipt: 'delivered' });
    const { needs } = parts(away, panel);
    for (const one of [away, panel]) await createSendSms(parts(one).needs)({ messageId: await aCode(), attempt: 1 });
    expect(await createCollectReceipts(needs)()).toEqual({ asked: 1 });
    expect(await createCollectReceipts(parts(away).needs)()).toEqual({ asked: 0 });
  });
});

describe('messages of letters that no panel has taken', () => {
  let panels = 0;

  /** Written down as begun at a panel of its own, by a process that then died. */
  async function aStrandedNotice() {
    panels += 1;
    const letter = aLetter(fixture.tenant);
    await storeLetter(fixture.database, { letter });
    const { id: submissionId, organisationId, applicantId, scope } = letter;
    const message = {
      ...{ id: randomUUID(), organisationId, submissionId, kind: 'routed' },
      ...{ recipient: { applicantId }, text: 'دریافت شد' },
    };
    const [first, second] = [aPanel(`p${panels}`, [accepted()]), aPanel(`q${panels}`, [accepted()])];
    const panelId = first.panel.id;
    await fixture.database.inOneTrip(scope, (trip) => beginSmsMessage(trip, { sealer: vault, message, panelId }));
    const { needs, started } = parts(first.panel, second.panel);
    const resume = createResumeDeliveries(needs);
    const later = async (interval: string) => {
      const change = `update sms_attempts set at = at - $2::interval, updated_at = updated_at - $2::interval where message_id = $1`;
      await fixture.superuser.query(change, [message.id, interval]);
      await resume();
    };
    const isStarted = () => started.filter(({ messageId }) => messageId === message.id);
    const givenUp = async () =>
      (await fixture.superuser.query('select reason from sms_given_up where message_id = $1', [message.id])).rows;
    return { messageId: message.id, first, second, resume, later, isStarted, givenUp };
  }

  it('are given out anew, under an id that is free, once the panel has said that it does not have them', async () => {
    const { messageId, resume, later, isStarted } = await aStrandedNotice();
    await resume();
    expect(await triesOf(messageId)).toMatchObject([{ state: 'sending' }]);
    await later('2 minutes');
    expect(await triesOf(messageId)).toMatchObject([{ state: 'notSent' }]);
    expect(isStarted()).toEqual([]);
    await later('11 seconds');
    expect(isStarted()).toMatchObject([{ messageId, firstAttempt: 2 }]);
  });

  it('are accepted when the panel says that it has them', async () => {
    const { messageId, first, later, isStarted } = await aStrandedNotice();
    first.has.add(messageId);
    await later('2 minutes');
    expect(await triesOf(messageId)).toMatchObject([{ state: 'accepted', panelMessageId: '7' }]);
    expect(isStarted()).toEqual([]);
  });

  it('stay in doubt while the panel does not answer, and go nowhere else', async () => {
    const { messageId, first, later, isStarted, givenUp } = await aStrandedNotice();
    first.panel.isAway = true;
    await later('30 minutes');
    expect([isStarted(), await givenUp()]).toEqual([[], []]);
    first.panel.isAway = false;
    await later('1 second');
    expect(await triesOf(messageId)).toMatchObject([{ state: 'notSent' }]);
  });

  it('are given up when the panel does not know them any more', async () => {
    const { later, isStarted, givenUp } = await aStrandedNotice();
    await later('2 hours');
    expect([isStarted(), await givenUp()]).toEqual([[], [{ reason: 'in-doubt' }]]);
  });

  it('are given up when every panel has refused them for good', async () => {
    const { messageId, first, second, later, givenUp } = await aStrandedNotice();
    const refused = { outcome: 'refused', reason: 'blacklisted', detail: '' } as const;
    await later('2 minutes');
    for (const { panel } of [first, second]) panel.send = async () => refused;
    const send = createSendSms(parts(first.panel, second.panel).needs);
    for (const attempt of [2, 3]) await send({ messageId, attempt, roundBegan: 2 });
    await later('10 minutes');
    expect(await givenUp()).toEqual([{ reason: 'refused' }]);
  });
});
