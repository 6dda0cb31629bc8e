import type { SystemCommand } from './commands.ts';
import { openQuestion, type Instant, type SubmissionState } from './state.ts';
import { isEnd } from './status.ts';
import { plusDays } from './support.ts';

/**
 * What the letter owes next, when nobody does anything: an effect to carry out now, a deadline to keep, or nothing.
 * A deadline spans one wait: it is counted from the moment that began the wait, never anew.
 */
export type Duty =
  | { readonly kind: 'end' }
  | { readonly kind: 'register' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'deadline'; readonly at: Instant; readonly command: SystemCommand };

const deadline = (at: Instant, type: 'remind' | 'expire' | 'lapseClaim' | 'close'): Duty => ({
  kind: 'deadline',
  at,
  command: { type },
});

export function duty(state: SubmissionState): Duty {
  const { terms } = state;
  if (isEnd(state.status)) return { kind: 'end' };
  switch (state.status) {
    case 'draft':
      return state.remindedAt === null
        ? deadline(plusDays(state.createdAt, terms.draftReminderDays), 'remind')
        : deadline(draftExpiresAt(state), 'expire');
    case 'awaitingDecision':
      return state.claim ? deadline(state.claim.until, 'lapseClaim') : { kind: 'wait' };
    case 'awaitingApplicant':
      return deadline(openQuestion(state)?.dueAt ?? plusDays(state.statusSince, terms.questionDays), 'expire');
    case 'registering':
      return state.attention && state.attention.reason !== 'correspondence-unreachable'
        ? { kind: 'wait' }
        : { kind: 'register' };
    case 'registered':
    case 'replied':
      return deadline(plusDays(state.statusSince, terms.closeAfterDays), 'close');
    default:
      return { kind: 'wait' };
  }
}

/** When a draft that nobody sends expires. */
export const draftExpiresAt = ({ createdAt, terms }: SubmissionState): Instant =>
  plusDays(createdAt, terms.draftExpiryDays);

/** Two duties are one if waiting for the first is waiting for the second. */
export const sameDuty = (a: Duty, b: Duty): boolean =>
  a.kind === b.kind && (a.kind !== 'deadline' || (b.kind === 'deadline' && a.at === b.at));
