import {
  giveUpMessage,
  listDoubtfulAttempts,
  markSmsAttempt,
  type DoubtfulAttempt,
  type SmsAttempt,
} from '../../db/repositories/sms.ts';
import type { Dependencies } from '../dependencies.ts';
import type { SmsPanel } from './port.ts';
import { WORKER } from './sending.ts';

type Needs = Pick<Dependencies, 'database' | 'outside'>;

/** A panel is given the time to take what it has just received. */
const ASKED_AFTER_MS = 5_000;
/** Longer than a process takes for a message that it has just written down. */
const STRANDED_AFTER_MS = 60_000;
/** The most that a panel takes in one question. */
const AT_ONCE = 100;
const PANELS_PAGE = 500;

/**
 * Asks the panels for the messages of letters of which nobody knows whether they were taken. One that a panel has is accepted; one
 * that it surely does not have may go elsewhere. While the panel does not answer, the doubt lasts.
 */
export function createSettleDoubts({ database, outside }: Needs): () => Promise<void> {
  return async () => {
    const ago = (milliseconds: number): Date => new Date(Date.now() - milliseconds);
    const bounds = { answeredBefore: ago(ASKED_AFTER_MS), begunBefore: ago(STRANDED_AFTER_MS), limit: PANELS_PAGE };
    const doubtful = await database.inOneTrip(WORKER, (trip) => listDoubtfulAttempts(trip, bounds));
    const ids = new Set(doubtful.map(({ panelId }) => panelId));
    const of = (id: string) => doubtful.filter(({ panelId }) => panelId === id);
    await Promise.all(Array.from(ids, async (id) => settle({ panel: await outside.panelAt(id), attempts: of(id) })));
  };

  async function settle({
    panel,
    attempts,
  }: {
    panel: SmsPanel | undefined;
    attempts: DoubtfulAttempt[];
  }): Promise<void> {
    const inquiry = panel?.inquiry;
    const known = (attempt: SmsAttempt): boolean =>
      inquiry !== undefined && Date.now() < attempt.at.getTime() + inquiry.remembersForMs;
    await Promise.all(attempts.filter((one) => !known(one)).map(({ messageId }) => giveUp(messageId)));
    const askable = attempts.filter(known).slice(0, AT_ONCE);
    if (!inquiry || askable.length === 0) return;
    const found = await inquiry.find(askable.map(({ reference }) => reference)).catch(() => undefined);
    if (!found) return;
    for (const attempt of askable)
      await mark(attempt, { taken: found.get(attempt.reference), after: inquiry.longestDelayMs });
  }

  async function giveUp(messageId: string): Promise<void> {
    await database.inOneTrip(WORKER, (trip) => giveUpMessage(trip, { messageId, reason: 'in-doubt' }));
  }

  async function mark(
    { messageId, attempt, updatedAt }: SmsAttempt,
    { taken, after }: { taken: string | undefined; after: number },
  ): Promise<void> {
    if (taken) {
      const mark = { messageId, attempt, state: 'accepted', panelMessageId: taken } as const;
      return database.inOneTrip(WORKER, (trip) => markSmsAttempt(trip, mark));
    }
    if (Date.now() < updatedAt.getTime() + after) return;
    const mark = { messageId, attempt, state: 'notSent', reason: 'the panel does not have it' } as const;
    return database.inOneTrip(WORKER, (trip) => markSmsAttempt(trip, mark));
  }
}
