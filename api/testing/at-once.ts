import { setTimeout as pause } from 'node:timers/promises';
import type { TestApi } from './app.ts';

interface AtOnce<T> {
  /** The statement that locks a row which each of the requests comes to. */
  lock: string;
  requests: readonly PromiseLike<T>[];
}

/** Starts one request after the other, each when the one before waits for the lock, then lets them go on: so none sees what another changes. */
export const atOnce = async <T>(api: TestApi, { lock, requests }: AtOnce<T>): Promise<T[]> => {
  await api.superuser.query('begin');
  await api.superuser.query(lock);
  const answers: Promise<T>[] = [];
  for (const request of requests) {
    answers.push(Promise.resolve(request));
    while ((await countWaiting(api)) < answers.length) await pause(10);
  }
  await api.superuser.query('rollback');
  return Promise.all(answers);
};

const countWaiting = async ({ pool }: TestApi): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::integer as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
};
