import { markSmsAttempt } from '../../db/repositories/sms.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { SmsAttemptOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RefusalReason, SendOutcome, SmsPanel } from './port.ts';

export const WORKER: Scope = { kind: 'system', name: 'worker' };

/** A try that was written down as begun. */
export interface BegunAttempt {
  messageId: string;
  attempt: number;
  /** E.164. */
  to: string;
  text: string;
}

/** Sends through a panel and writes down what became of it. `inDoubt`: the panel may have the message already. */
export type SendBegun = (
  attempt: BegunAttempt,
  by: { panel: SmsPanel; inDoubt?: boolean },
) => Promise<SmsAttemptOutcome>;

export const createSendBegun =
  ({ database, onAccountRefused }: Pick<Dependencies, 'database' | 'onAccountRefused'>): SendBegun =>
  async ({ messageId, attempt, to, text }, { panel, inDoubt = false }) => {
    const answer = await panel.send({ to, text, reference: messageId });
    if (answer.outcome === 'refused' && ACCOUNT.has(answer.reason))
      onAccountRefused({ panelId: panel.id, reason: answer.reason, detail: answer.detail });
    const result = inDoubt ? afterDoubt(answer) : answer;
    await database.inOneTrip(WORKER, (trip) => markSmsAttempt(trip, { messageId, attempt, ...markOf(result) }));
    return result.outcome;
  };

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

/** Only that the panel has the message ends a doubt: a repeat that fails says nothing of what was sent before. */
const afterDoubt = (answer: SendOutcome): SendOutcome =>
  answer.outcome === 'accepted' ? answer : { outcome: 'unknown', reason: 'still in doubt' };

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
