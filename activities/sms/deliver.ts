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
import type { SendOutcome, SmsPanel } from './port.ts';

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
      const { message, begun, earlier } = await inWorker(async (transaction) => {
        const row = await beginSmsAttempt(transaction, { messageId, attempt, panelId: panel.id });
        const message = await getSmsMessage(transaction, { sealer: vault, id: messageId });
        return { message, begun: row.begun, earlier: row.attempt };
      });
      if (!begun) return { outcome: outcomeOf(earlier), panels: panels.length };
      if (!message) throw new Error('The message is not in the ledger.');
      const result = await panel.send({ to: message.mobile, text: message.text, reference: messageId });
      await inWorker((transaction) => markSmsAttempt(transaction, { messageId, attempt, ...markOf(result) }));
      return { outcome: result.outcome, panels: panels.length };
    },

    async collectReceipts() {
      const since = new Date(Date.now() - RECEIPTS_FOR_MS);
      const results = [];
      for (const panel of panels) {
        const attempts = await inWorker((transaction) =>
          listSmsAttemptsWithoutReceipt(transaction, { panelId: panel.id, since, limit: BATCH }),
        );
        results.push({ asked: attempts.length, undelivered: await settle(panel, attempts) });
      }
      return {
        asked: results.reduce((sum, { asked }) => sum + asked, 0),
        undelivered: results.flatMap(({ undelivered }) => undelivered),
      };
    },

    redeliver: ({ messageId, nextAttempt }) =>
      startSms({ messageId, firstAttempt: nextAttempt, notAfter: new Date(Date.now() + USEFUL_FOR_MS) }),
  };

  /** A message is tried elsewhere while there is a panel that has not failed it. */
  async function settle(panel: SmsPanel, attempts: readonly SmsAttempt[]) {
    if (attempts.length === 0) return [];
    const receipts = await panel.receipts(attempts.flatMap(({ panelMessageId }) => panelMessageId ?? []));
    const undelivered = [];
    for (const { messageId, attempt, panelMessageId } of attempts) {
      const receipt = receipts.get(panelMessageId ?? '');
      if (receipt !== 'delivered' && receipt !== 'undelivered') continue;
      await inWorker((transaction) => markSmsAttempt(transaction, { messageId, attempt, state: receipt }));
      if (receipt === 'undelivered' && attempt < panels.length)
        undelivered.push({ messageId, nextAttempt: attempt + 1 });
    }
    return undelivered;
  }
}

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
