/**
 * The life of a letter:
 * `draft → submitted → awaitingDecision ⇄ awaitingApplicant → registering → registered → replied → closed`,
 * and the ends `rejected`, `withdrawn`, `expired`.
 */
export const STATUSES = [
  'draft',
  'submitted',
  'awaitingDecision',
  'awaitingApplicant',
  'registering',
  'registered',
  'replied',
  'closed',
  'rejected',
  'withdrawn',
  'expired',
] as const;

export type SubmissionStatus = (typeof STATUSES)[number];

const ENDS: readonly SubmissionStatus[] = ['closed', 'rejected', 'withdrawn', 'expired'];

/** Whether nothing can happen to the letter any more. */
export const isEnd = (status: SubmissionStatus): boolean => ENDS.includes(status);
