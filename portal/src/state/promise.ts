import type { Status } from '../api/types.ts';

const WITHOUT_ANSWER: readonly Status[] = ['rejected', 'withdrawn', 'expired'];

interface Promised {
  status: Status;
  promisedAt: string | null;
}

/** By when an answer is promised, as long as one can come. */
export const promiseOf = ({ status, promisedAt }: Promised): string | null =>
  WITHOUT_ANSWER.includes(status) ? null : promisedAt;
