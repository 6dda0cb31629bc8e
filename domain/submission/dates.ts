import { draftExpiresAt } from './owed.ts';
import { openQuestion, type Instant, type SubmissionState } from './state.ts';
import type { SubmissionStatus } from './status.ts';

const ACCEPTED: readonly SubmissionStatus[] = ['registering', 'registered', 'replied', 'closed'];

/** When the organisation made up its mind: accepted the letter for good, or rejected it; null as long as it has not. */
export function decidedAt({ status, rejection, acceptances }: SubmissionState): Instant | null {
  const acceptance = ACCEPTED.includes(status) ? acceptances.at(-1) : undefined;
  return (rejection ?? acceptance)?.at ?? null;
}

/** When the organisation answered first; null as long as it has not. */
export const answeredAt = ({ replies }: SubmissionState): Instant | null => replies[0]?.at ?? null;

/** By when whose turn it is should have acted: the applicant before the letter expires, the organisation by the promised day. */
export function dueAt(state: SubmissionState): Instant | null {
  switch (state.status) {
    case 'draft':
      return draftExpiresAt(state);
    case 'awaitingApplicant':
      return openQuestion(state)?.dueAt ?? null;
    case 'submitted':
    case 'awaitingDecision':
    case 'registering':
      return state.routing?.promisedAt ?? null;
    default:
      return null;
  }
}
