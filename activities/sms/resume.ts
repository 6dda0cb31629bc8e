import { notePanelAnswers } from '../../db/repositories/panel-health.ts';
import { giveUpMessage, listSmsAttempts, listWaitingMessages, type WaitingMessage } from '../../db/repositories/sms.ts';
import type { SmsActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { panelsLeft } from './choice.ts';
import { createSettleDoubts } from './doubts.ts';
import { createReleaseHeld } from './held.ts';
import { createPanelHealth } from './health.ts';
import { ANSWER_USEFUL_FOR_MS, USEFUL_FOR_MS } from './notices.ts';
import type { SmsPanel } from './port.ts';
import { WORKER } from './sending.ts';

type Needs = Pick<Dependencies, 'database' | 'outside' | 'smsPerSecond' | 'startSms'>;

const AT_ONCE = 1_000;

/**
 * Looks after letters' messages that no panel has taken: asks broken panels whether they answer again, settles what is in doubt, and
 * starts the delivery of what surely nobody has and a panel can take now. While no panel is well nothing is started.
 */
export function createResumeDeliveries(needs: Needs): SmsActivities['resumeDeliveries'] {
  const { database, outside, startSms } = needs;
  const health = createPanelHealth(needs);
  const settleDoubts = createSettleDoubts(needs);
  const releaseHeld = createReleaseHeld(needs);

  return async () => {
    const panels = await outside.panelsInUse();
    const well = await health.well(panels);
    const back = await Promise.all(panels.filter((panel) => !well.includes(panel)).map(isBack));
    await settleDoubts();
    await releaseHeld();
    const waiting = await database.inOneTrip(WORKER, (trip) => listWaitingMessages(trip, { limit: AT_ONCE }));
    const takers = new Set([...well, ...back.flatMap((panel) => panel ?? [])].map(({ id }) => id));
    const resumed = await Promise.all(waiting.map((message) => resume(message, takers)));
    return { resumed: resumed.filter(Boolean).length };
  };

  async function isBack(panel: SmsPanel): Promise<SmsPanel | undefined> {
    try {
      await panel.check();
    } catch {
      return undefined;
    }
    await database.inOneTrip(WORKER, (trip) => notePanelAnswers(trip, { panelId: panel.id }));
    return panel;
  }

  /** Under an id that is free: the delivery before it has ended without a panel. */
  async function resume(message: WaitingMessage, takers: ReadonlySet<string>): Promise<boolean> {
    const { messageId, attempt, createdAt, organisationId, isAnswer } = message;
    const panels = await outside.panelsOf(organisationId);
    const notAfter = new Date(createdAt.getTime() + (isAnswer ? ANSWER_USEFUL_FOR_MS : USEFUL_FOR_MS));
    const attempts = await database.inOneTrip(WORKER, (trip) => listSmsAttempts(trip, { messageId }));
    const left = panelsLeft(panels, attempts);
    const isRefused = left.length === 0;
    const isLate = Date.now() > notAfter.getTime();
    if (isRefused || isLate) {
      const isUndelivered = attempts.some(({ state }) => state === 'undelivered');
      const reason = isRefused ? (isUndelivered ? 'undelivered' : 'refused') : 'too-late';
      await database.inOneTrip(WORKER, (trip) => giveUpMessage(trip, { messageId, reason }));
      return false;
    }
    if (!left.some(({ id }) => takers.has(id))) return false;
    await startSms({ messageId, firstAttempt: attempt + 1, notAfter });
    return true;
  }
}
