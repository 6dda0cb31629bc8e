import { setTimeout as sleep } from 'node:timers/promises';
import { markSmsAttempt } from '../../db/repositories/sms.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { SmsAttemptOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { PanelHealth } from './health.ts';
import type { RefusalReason, SendOutcome, SmsPanel } from './port.ts';

export const WORKER: Scope = { kind: 'system', name: 'worker' };

/** A try that was written down as begun. */
export interface BegunAttempt {
  messageId: string;
  attempt: number;
  /** By which the panel is to know the message; its id, unless it is tried anew. */
  reference?: string;
  /** E.164. */
  to: string;
  text: string;
}

/**
 * Sends through a panel, once, and writes down what became of it.
 * `sendBefore`: later than this, in milliseconds of the clock, the try may be taken for one whose process has died.
 */
export type SendBegun = (
  attempt: BegunAttempt,
  by: { panel: SmsPanel; sendBefore: number; withinMs?: number },
) => Promise<SmsAttemptOutcome>;

type Needs = Pick<Dependencies, 'database' | 'onAccountRefused'> & { health: PanelHealth };

export function createSendBegun({ database, onAccountRefused, health }: Needs): SendBegun {
  const leaveUnsent = createLeaveUnsent({ database });
  return async ({ messageId, attempt, reference = messageId, to, text }, { panel, sendBefore, withinMs }) => {
    const turn = await health.turn(panel);
    if (turn !== undefined && turn < sendBefore) await sleep(turn - Date.now());
    if (turn === undefined || Date.now() > sendBefore) return leaveUnsent({ messageId, attempt });
    const answer = await panel.send({ to, text, reference, ...(withinMs && { withinMs }) });
    if (answer.outcome === 'refused' && ACCOUNT.has(answer.reason))
      onAccountRefused({ panelId: panel.id, reason: answer.reason, detail: answer.detail });
    await database.inOneTrip(WORKER, (trip) =>
      Promise.all([
        markSmsAttempt(trip, { messageId, attempt, ...markOf(answer) }),
        health.note(trip, { panel, answer }),
      ]),
    );
    return answer.outcome;
  };
}

const ACCOUNT: ReadonlySet<RefusalReason> = new Set<RefusalReason>(['account', 'no-credit']);

/** Writes down that a begun try was not sent after all, so that another panel may be given the message. */
export type LeaveUnsent = (attempt: Pick<BegunAttempt, 'messageId' | 'attempt'>) => Promise<SmsAttemptOutcome>;

export const createLeaveUnsent =
  ({ database }: Pick<Dependencies, 'database'>): LeaveUnsent =>
  async ({ messageId, attempt }) => {
    const mark = { messageId, attempt, state: 'notSent', reason: 'too many at once' } as const;
    await database.inOneTrip(WORKER, (trip) => markSmsAttempt(trip, mark));
    return mark.state;
  };

function markOf(result: SendOutcome) {
  switch (result.outcome) {
    case 'accepted':
      return { state: result.outcome, panelMessageId: result.panelMessageId };
    case 'refused':
    case 'notSent':
    case 'unknown':
      return { state: result.outcome, reason: result.reason };
  }
}
