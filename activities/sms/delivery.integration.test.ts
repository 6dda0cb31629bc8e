import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { beginSmsMessage, insertSmsMessage, listSmsAttempts } from '../../db/repositories/sms.ts';
import { useDatabase } from '../../db/testing/fixture.ts';
import { aLetter, storeLetter } from '../../db/testing/letter.ts';
import { testVault as vault } from '../../db/testing/vault.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Receipt, SendOutcome, SmsPanel } from './port.ts';
import { createCollectReceipts } from './receipts.ts';
import { createResumeDeliveries } from './resume.ts';
import { createSendSms } from './send.ts';
import { WORKER } from './sending.ts';

const fixture = useDatabase();
const SIGN_IN = { kind: 'system', name: 'signIn' } as const;

/** A panel that gives these answers in turn, the last one again and again. */
function aPanel(
  id: string,
  answers: SendOutcome[],
  { deduplicates = true, receipt = 'pending' }: { deduplicates?: boolean; receipt?: Receipt } = {},
) {
  const sent: string[] = [];
  const panel: SmsPanel = {
    ...{ id, deduplicates },
    send: async ({ reference }) => answers[Math.min(sent.push(reference), answers.length) - 1]!,
    receipts: async (ids) => new Map(ids.map((one) => [one, receipt])),
  };
  return { panel, sent };
}

function parts(...panels: SmsPanel[]) {
  const refusals: object[] = [];
  const started: Parameters<Dependencies['startSms']>[0][] = [];
  const startSms: Dependencies['startSms'] = async (message) => void started.push(message);
  const onAccountRefused: Dependencies['onAccountRefused'] = (refusal) => void refusals.push(refusal);
  return { needs: { database: fixture.database, vault, panels, startSms, onAccountRefused }, refusals, started };
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
  it('goes to the panel of its turn and is written down with what became of it', async () => {
    const [first, second] = [aPanel('a', [accepted()]), aPanel('b', [accepted()])];
    const send = createSendSms(parts(first.panel, second.panel).needs);
    const messageId = await aCode();
    expect(await send({ messageId, attempt: 2 })).toEqual({ outcome: 'accepted', panels: 2, repeatable: true });
    expect([first.sent, second.sent]).toEqual([[], [messageId]]);
    expect(await triesOf(messageId)).toMatchObject([{ attempt: 2, panelId: 'b', state: 'accepted', reason: null }]);
  });

  it('that was made already is not made again; one in doubt is, where the panel knows the message by its id', async () => {
    for (const deduplicates of [true, false]) {
      const panel = aPanel('a', [doubtful, accepted()], { deduplicates });
      const send = createSendSms(parts(panel.panel).needs);
      const messageId = await aCode();
      const outcomes = [];
      for (let times = 0; times < 3; times++) outcomes.push((await send({ messageId, attempt: 1 })).outcome);
      expect(outcomes).toEqual(deduplicates ? ['unknown', 'accepted', 'accepted'] : Array(3).fill('unknown'));
      expect(panel.sent).toHaveLength(deduplicates ? 2 : 1);
    }
  });

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

  it('asks the others when one panel is away, and fails when none answers', async () => {
    const away: SmsPanel = { ...aPanel('e', [accepted()]).panel, receipts: () => Promise.reject(new Error('away')) };
    const { panel } = aPanel('f', [accepted()], { receipt: 'delivered' });
    const { needs } = parts(away, panel);
    const [lost, kept] = [await aCode(), await aCode()];
    await createSendSms(needs)({ messageId: lost, attempt: 1 });
    await createSendSms(needs)({ messageId: kept, attempt: 2 });
    expect(await createCollectReceipts(needs)()).toEqual({ asked: 1 });
    await expect(createCollectReceipts(parts(away).needs)()).rejects.toThrow('away');
  });
});

describe('resuming deliveries', () => {
  it('starts those of letters whose process has been gone for a minute', async () => {
    const letter = aLetter(fixture.tenant);
    await storeLetter(fixture.database, { letter });
    const { id: submissionId, organisationId, applicantId, scope } = letter;
    const message = {
      ...{ id: randomUUID(), organisationId, submissionId, kind: 'routed' },
      ...{ recipient: { applicantId }, text: 'دریافت شد' },
    };
    await fixture.database.inOneTrip(scope, (trip) => beginSmsMessage(trip, { sealer: vault, message, panelId: 'g' }));
    const { needs, started } = parts(aPanel('g', [accepted()]).panel);
    const resume = createResumeDeliveries(needs);
    expect([await resume(), started]).toEqual([{ resumed: 0 }, []]);
    await fixture.superuser.query(`update sms_attempts set at = now() - interval '2 minutes' where message_id = $1`, [
      message.id,
    ]);
    expect(await resume()).toEqual({ resumed: 1 });
    expect(started).toMatchObject([{ messageId: message.id }]);
  });
});
