import {
  beginSmsAttempt,
  getSmsMessage,
  keepReceipts,
  listSmsAttemptsWithoutReceipt,
  listStrandedMessages,
  type AwaitedAttempt,
  type SmsAttempt,
} from '../../db/repositories/sms.ts';
import type { OneTrip } from '../../db/tenancy.ts';
import type { SmsActivities, SmsAttemptOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { USEFUL_FOR_MS } from './notices.ts';
import type { SmsPanel } from './port.ts';
import { createSendBegun, WORKER } from './sending.ts';

/** Panels forget what became of a message after a while. */
const RECEIPTS_FOR_MS = 48 * 60 * 60 * 1_000;
/** The most ids that a panel takes in one question. */
const BATCH = 500;
/** How long another panel is tried after one could not deliver. */
const ELSEWHERE_FOR_MS = 24 * 60 * 60 * 1_000;
/** A sign-in code is good for so long. */
const CODE_USEFUL_FOR_MS = 5 * 60 * 1_000;
/** Longer than a process takes for a message that it has just written down. */
const STRANDED_AFTER_MS = 60_000;
/** Shorter than the engine remembers a delivery that has ended: until then one that is started again does nothing. */
const REMEMBERED_FOR_MS = 12 * 60 * 60 * 1_000;

/** Sending through the panels, and what became of it. */
export function createSmsDelivery({ database, vault, panels, startSms }: Dependencies): SmsActivities {
  const inWorker = <T>(work: (trip: OneTrip) => Promise<T>): Promise<T> => database.inOneTrip(WORKER, work);
  const sendBegun = createSendBegun({ database });
  const nextPanel = (attempt: number): SmsPanel => panels[(attempt - 1) % panels.length]!;

  return {
    async sendSms({ messageId, attempt }) {
      const [{ begun, attempt: written }, message] = await inWorker((trip) =>
        Promise.all([
          beginSmsAttempt(trip, { messageId, attempt, panelId: nextPanel(attempt).id }),
          getSmsMessage(trip, { sealer: vault, id: messageId }),
        ]),
      );
      const panel = panels.find(({ id }) => id === written.panelId) ?? nextPanel(attempt);
      const facts = { panels: panels.length, repeatable: panel.deduplicates };
      const mayBeSent = begun || (panel.deduplicates && outcomeOf(written) === 'unknown');
      if (!mayBeSent) return { outcome: outcomeOf(written), ...facts };
      if (!message) throw new Error('The message is not in the ledger.');
      const { mobile: to, text } = message;
      const outcome = await sendBegun({ messageId, attempt, to, text }, { panel, inDoubt: !begun });
      return { outcome, ...facts };
    },

    async collectReceipts() {
      const since = new Date(Date.now() - RECEIPTS_FOR_MS);
      const results = await Promise.allSettled(panels.map((panel) => settle(panel, since)));
      const asked = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
      const [first] = results;
      if (asked.length === 0 && first?.status === 'rejected') throw first.reason;
      return { asked: asked.reduce((sum, count) => sum + count, 0) };
    },

    async resumeDeliveries() {
      const ago = (milliseconds: number): Date => new Date(Date.now() - milliseconds);
      const stranded = await inWorker((trip) =>
        listStrandedMessages(trip, {
          since: ago(REMEMBERED_FOR_MS),
          before: ago(STRANDED_AFTER_MS),
          limit: BATCH,
        }),
      );
      for (const { messageId, at } of stranded)
        await startSms({ messageId, notAfter: new Date(at.getTime() + USEFUL_FOR_MS) });
      return { resumed: stranded.length };
    },
  };

  /** Asks one panel; its outage does not keep the others from being asked. Gives the number of messages asked for. */
  async function settle(panel: SmsPanel, since: Date): Promise<number> {
    let asked = 0;
    let last: { since: Date; afterId?: string } = { since };
    for (;;) {
      const place = last;
      const attempts = await inWorker((trip) =>
        listSmsAttemptsWithoutReceipt(trip, { panelId: panel.id, ...place, limit: BATCH }),
      );
      await settlePage(panel, attempts);
      asked += attempts.length;
      const end = attempts.at(-1);
      if (!end || attempts.length < BATCH) return asked;
      last = { since: end.at, afterId: end.messageId };
    }
  }

  async function settlePage(panel: SmsPanel, attempts: AwaitedAttempt[]): Promise<void> {
    if (attempts.length === 0) return;
    const receipts = await panel.receipts(attempts.flatMap(({ panelMessageId }) => panelMessageId ?? []));
    const settled = attempts.flatMap((attempt) => {
      const state = receipts.get(attempt.panelMessageId ?? '');
      return state === 'delivered' || state === 'undelivered' ? [{ ...attempt, state }] : [];
    });
    for (const attempt of settled) if (attempt.state === 'undelivered') await tryElsewhere(attempt);
    await inWorker((trip) => keepReceipts(trip, settled));
  }

  /** Before its receipt is kept, while there is a panel that has not failed the message. */
  async function tryElsewhere({ messageId, attempt, at, isCode }: AwaitedAttempt): Promise<void> {
    const notAfter = new Date(isCode ? at.getTime() + CODE_USEFUL_FOR_MS : Date.now() + ELSEWHERE_FOR_MS);
    if (attempt < panels.length) await startSms({ messageId, firstAttempt: attempt + 1, notAfter });
  }
}

/** A try that was begun and has no outcome may have been sent: its worker died, or is about to say. */
function outcomeOf({ state }: SmsAttempt): SmsAttemptOutcome {
  switch (state) {
    case 'sending':
      return 'unknown';
    case 'delivered':
    case 'undelivered':
      return 'accepted';
    default:
      return state;
  }
}
