interface Failure {
  /** 0 when no answer came at all. */
  status: number;
  code: string;
  /** Seconds, as the server asked. */
  retryAfter: number | undefined;
  /** Which try this was, from 1. */
  attempt: number;
  /** Whether something was to be changed: then the outcome is not known. */
  changes: boolean;
}

const MOST_ATTEMPTS = 6;
const MOST_READS_OFFLINE = 3;
const LONGEST_WAIT = 30;

/**
 * After how many seconds the same call may be made again with the same key, or `undefined` when trying again would not help.
 * A 503 may still take effect on the server, so only the same key is safe; a 429 is for the person to wait out.
 */
export const secondsToWait = ({ status, code, retryAfter, attempt, changes }: Failure): number | undefined => {
  const backOff = 2 ** (attempt - 1);
  if (status === 0) {
    const most = changes ? MOST_ATTEMPTS : MOST_READS_OFFLINE;
    return code === 'offline' && attempt < most ? backOff : undefined;
  }
  if (status < 502 || status > 504 || attempt >= MOST_ATTEMPTS) return undefined;
  return Math.min(retryAfter ?? backOff, LONGEST_WAIT);
};
