import type { Pool } from 'pg';
import { deleteOldIdempotencyKeys } from '../db/repositories/idempotency-keys.ts';
import { deleteExpiredSignIns } from '../db/repositories/sessions.ts';
import type { Services } from './services.ts';

const EVERY_MS = 10 * 60_000;
/** Kept a while longer, so that a repeat of an old request is still recognised. */
const KEEP_MS = 24 * 3_600_000;
const KEEP_KEYS_MS = 30 * KEEP_MS;

type Needs = Pick<Services, 'database' | 'clock' | 'logger'> & { limitsPool: Pool };

/** Removes what has expired. Any number of processes may do it at once. */
export const tidy = async ({ database, clock, limitsPool }: Needs): Promise<void> => {
  const now = clock.now().getTime();
  await limitsPool.query('delete from limits.rate_limits where expire < $1', [now]);
  await database.inTenant({ kind: 'system', name: 'schedules' }, async (transaction) => {
    await deleteExpiredSignIns(transaction, { before: new Date(now - KEEP_MS) });
    await deleteOldIdempotencyKeys(transaction, { before: new Date(now - KEEP_KEYS_MS) });
  });
};

/** Tidies every ten minutes; gives what stops it. */
export const startJanitor = (needs: Needs): (() => void) => {
  const timer = setInterval(() => {
    tidy(needs).catch((error: unknown) => {
      needs.logger.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'expired rows were not removed');
    });
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};
