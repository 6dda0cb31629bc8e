import {
  beginSmsAttempt,
  getSmsMessage,
  listSmsAttemptsWithoutReceipt,
  markSmsAttempt,
  type SmsAttempt,
} from '../../db/repositories/sms.ts';
import type { Scope, TenantTransaction } from '../../db/tenancy.ts';
import type { SmsActivities, SmsAttemptOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Receipt, SendOutcome, SmsPanel } from './port.ts';

const WORKER: Scope = { kind: 'system', name: 'worker' };
/** Panels forget what became of a message after a while. */
const RECEIPTS_FOR_MS = 48 * 60 * 60 * 1_000;
/** The most ids that a panel takes in one question. */
const BATCH = 500;
const USEFUL_FOR_MS = 24 * 60 * 60 * 1_000;

/** Sending through the panels, and what became of it. */
export function createSmsDelivery({ database, vault, panels, startSms }: Dependencies): SmsActivities {
  const inWorker = <T>(work: (transaction: TenantTransaction) => Promise<T>): Promise<T> =>
    database.inTenant(WORKER, work);
  const panelOf = (attempt: number): SmsPanel => panels[(attempt - 1) % panels.length]!;

  return {
    async sendSms({ messageId, attempt }) {
      const panel = panelOf(attempt);
      const facts = { panels: panels.length, repeatable: panel.deduplicates };
      const { message, begun, earlier } = await inWorker(async (transaction) => {
        const row = await beginSmsAttempt(transaction, { messageId, attempt, panelId: panel.id });
        const message = await getSmsMessage(transaction, { sealer: vault, id: messageId });
        return { message, begun: row.begun, earlier: row.attempt };
      });
      const mayBeSent = begun || (panel.deduplicates && outcomeOf(earlier) === 'unknown');
      if (!mayBeSent) return { outcome: outcomeOf(earlier), ...facts };
      if (!message) throw new Error('The message is not in the ledger.');
      const answer = await panel.send({ to: message.mobile, text: message.text, reference: messageId });
      const result = begun ? answer : afterDoubt(answer);
      await inWorker((transaction) => markSmsAttempt(transaction, { messageId, attempt, ...markOf(result) }));
      return { outcome: result.outcome, ...facts };
    },

    async collectReceipts() {
      const since = new Date(Date.now() - RECEIPTS_FOR_MS);
      const results = await Promise.allSettled(panels.map((panel) => settle(panel, since)));
      const asked = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
      const [first] = results;
      if (asked.length === 0 && first?.status === 'rejected') throw first.reason;
      return { asked: asked.reduce((sum, count) => sum + count, 0) };
    },
  };

  /** Asks one panel; its outage does not keep the others from being asked. Gives the number of messages asked for. */
  async function settle(panel: SmsPanel, since: Date): Promise<number> {
    const attempts = await inWorker((transaction) =>
      listSmsAttemptsWithoutReceipt(transaction, { panelId: panel.id, since, limit: BATCH }),
    );
    if (attempts.length === 0) return 0;
    const receipts = await panel.receipts(attempts.flatMap(({ panelMessageId }) => panelMessageId ?? []));
    for (const attempt of attempts) await keepReceipt(attempt, receipts.get(attempt.panelMessageId ?? ''));
    return attempts.length;
  }

  /** A message is tried elsewhere, before its receipt is kept, while there is a panel that has not failed it. */
  async function keepReceipt({ messageId, attempt }: SmsAttempt, receipt: Receipt | undefined): Promise<void> {
    if (receipt !== 'delivered' && receipt !== 'undelivered') return;
    const notAfter = new Date(Date.now() + USEFUL_FOR_MS);
    if (receipt === 'undelivered' && attempt < panels.length)
      await startSms({ messageId, firstAttempt: attempt + 1, notAfter });
    await inWorker((transaction) => markSmsAttempt(transaction, { messageId, attempt, state: receipt }));
  }
}

/** Only that the panel has the message ends a doubt: a repeat that fails says nothing of what was sent before. */
const afterDoubt = (answer: SendOutcome): SendOutcome =>
  answer.outcome === 'accepted' ? answer : { outcome: 'unknown', reason: 'still in doubt' };

/** A try that was begun and has no outcome may have been sent: its worker died. */
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

function markOf(result: SendOutcome) {
  switch (result.outcome) {
    case 'accepted':
      return { state: result.outcome, panelMessageId: result.panelMessageId };
    case 'refused':
      return { state: result.outcome, reason: result.reason };
    case 'notSent':
    case 'unknown':
      return { state: result.outcome, reason: result.reason };
  }
}
