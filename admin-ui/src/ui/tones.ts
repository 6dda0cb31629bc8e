import type { Status } from '../api/types.ts';

export type Tone = 'primary' | 'info' | 'success' | 'warning' | 'error' | 'secondary';

/** What colour a status has; the word beside it says the same. */
export const TONES: Record<Status, Tone> = {
  draft: 'secondary',
  submitted: 'primary',
  awaitingDecision: 'primary',
  awaitingApplicant: 'warning',
  registering: 'info',
  registered: 'success',
  replied: 'success',
  closed: 'secondary',
  rejected: 'error',
  withdrawn: 'secondary',
  expired: 'secondary',
};
