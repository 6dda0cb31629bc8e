import { keepReceipts, listSmsAttemptsWithoutReceipt, type AwaitedAttempt } from '../../db/repositories/sms.ts';
import type { SmsActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { SmsPanel } from './port.ts';
import { WORKER } from './sending.ts';

class PanelAway extends Error {}

type Needs = Pick<Dependencies, 'database' | 'outside' | 'startSms'>;

/** Panels forget what became of a message after a while. */
const RECEIPTS_FOR_MS = 48 * 60 * 60 * 1_000;
/** The most ids that a panel takes in one question. */
const BATCH = 500;
/** A sign-in code is good for so long. */
const CODE_USEFUL_FOR_MS = 5 * 60 * 1_000;

/** Asks each panel for what it owes. One that does not answer is asked the next time, and keeps nobody waiting. */
export function createCollectReceipts({ database, outside, startSms }: Needs): SmsActivities['collectReceipts'] {
  return async () => {
    const since = new Date(Date.now() - RECEIPTS_FOR_MS);
    const results = await Promise.allSettled((await outside.everyPanel()).map((panel) => settle(panel, since)));
    const asked = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    const lost = results.find((result) => result.status === 'rejected' && !(result.reason instanceof PanelAway));
    if (lost?.status === 'rejected') throw lost.reason;
    return { asked: asked.reduce((sum, count) => sum + count, 0) };
  };

  /** Page by page. Gives the number of messages asked for. */
  async function settle(panel: SmsPanel, since: Date): Promise<number> {
    let asked = 0;
    let last: { since: Date; afterId?: string } = { since };
    for (;;) {
      const place = last;
      const attempts = await database.inOneTrip(WORKER, (trip) =>
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
    const ids = attempts.flatMap(({ panelMessageId }) => panelMessageId ?? []);
    const receipts = await panel.receipts(ids).catch(() => Promise.reject(new PanelAway()));
    const settled = attempts.flatMap((attempt) => {
      const receipt = receipts.get(attempt.panelMessageId ?? '') ?? 'unknown';
      if (receipt === 'pending' || receipt === 'unknown') return [];
      const state = receipt === 'delivered' ? receipt : 'undelivered';
      return [{ ...attempt, state, reason: receipt === 'blacklisted' ? receipt : null } as const];
    });
    for (const attempt of settled) if (attempt.state === 'undelivered') await tryElsewhere(attempt);
    await database.inOneTrip(WORKER, (trip) => keepReceipts(trip, settled));
  }

  /** A code, before its receipt is kept; a letter's message is found by `resumeDeliveries`. */
  async function tryElsewhere({ messageId, attempt, at, isCode }: AwaitedAttempt): Promise<void> {
    const notAfter = new Date(at.getTime() + CODE_USEFUL_FOR_MS);
    if (!isCode) return;
    const { length: panels } = await outside.panelsOf(null);
    if (attempt < panels) await startSms({ messageId, firstAttempt: attempt + 1, notAfter });
  }
}
