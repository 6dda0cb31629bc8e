import type { Pool } from 'pg';
import { completeLetters } from '../db/repositories/completing.ts';
import { deleteExpiredAccessTokens } from '../db/repositories/access-tokens.ts';
import { deleteOldIdempotencyKeys } from '../db/repositories/idempotency-keys.ts';
import { deleteOldDeliveries } from '../db/repositories/webhook-deliveries.ts';
import { deleteExpiredSignIns } from '../db/repositories/sessions.ts';
import type { Services } from './services.ts';

const EVERY_MS = 10 * 60_000;
/** Kept a while longer, so that a repeat of an old request is still recognised. */
const KEEP_MS = 24 * 3_600_000;
const KEEP_KEYS_MS = 30 * KEEP_MS;

type Needs = Pick<Services, 'database' | 'vault' | 'clock' | 'logger'> & { limitsPool: Pool };

/** Removes what has expired. Any number of processes may do it at once. */
export const tidy = async ({ database, clock, limitsPool }: Omit<Needs, 'vault'>): Promise<void> => {
  const now = clock.now().getTime();
  await limitsPool.query('delete from limits.rate_limits where expire < $1', [now]);
  await database.inTenant({ kind: 'system', name: 'schedules' }, async (transaction) => {
    await deleteExpiredSignIns(transaction, { before: new Date(now - KEEP_MS) });
    await deleteExpiredAccessTokens(transaction, { before: new Date(now - KEEP_KEYS_MS) });
    await deleteOldDeliveries(transaction, { before: new Date(now - KEEP_KEYS_MS) });
    await deleteOldIdempotencyKeys(transaction, { before: new Date(now - KEEP_KEYS_MS) });
  });
};

/** Tidies every ten minutes, and completes the rows of letters that an earlier version wrote, at once too; gives what stops it. */
export const startJanitor = (needs: Needs): (() => void) => {
  const stopping = new AbortController();
  const attempt = (work: Promise<void>, failed: string) =>
    work.catch((error: unknown) => {
      needs.logger.warn({ name: error instanceof Error ? error.name : 'unknown' }, failed);
    });
  const complete = () => attempt(completeLetters(needs, stopping.signal), 'older letters were not completed');
  const timer = setInterval(() => {
    void attempt(tidy(needs), 'expired rows were not removed');
    void complete();
  }, EVERY_MS);
  timer.unref();
  void complete();
  return () => {
    clearInterval(timer);
    stopping.abort();
  };
};
