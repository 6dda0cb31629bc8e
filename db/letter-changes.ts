import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A letter that was written, as `notify_submission` tells it. */
export interface LetterChange {
  id: string;
  organisationId: string;
  unitId: string | null;
  /** Where it stood before. */
  formerUnitId: string | null;
  sequence: number;
  transaction: string;
}

export interface ChangesFollower {
  /** In the order of the commits, which is the same for every follower. */
  onChange(change: LetterChange): void;
  /** The connection stands, for the first time or again: changes before this moment may have been missed. */
  onStart(): void;
  onLost(error: unknown): void;
}

const CHANNEL = 'submissions';
const PROBE_EVERY_MS = 20_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Listens on a connection of its own, and makes a new one whenever it is lost.
 * @returns what ends it
 */
export function followLetterChanges(url: string, follower: ChangesFollower): () => Promise<void> {
  const ending = new AbortController();
  const done = follow(url, { ...follower, signal: ending.signal });
  return () => {
    ending.abort();
    return done;
  };
}

async function follow(url: string, follower: ChangesFollower & { signal: AbortSignal }): Promise<void> {
  const { signal, onLost } = follower;
  const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  let failures = 0;
  const onStart = () => {
    failures = 0;
    follower.onStart();
  };
  while (!signal.aborted) {
    const client = connectionTo(url);
    await Promise.race([ended, listen(client, { ...follower, onStart })]).catch(onLost);
    void client.end().catch(() => undefined);
    const pause = Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS);
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    failures += 1;
  }
}

const connectionTo = (connectionString: string): pg.Client =>
  new pg.Client({
    connectionString,
    application_name: 'pishkhan-changes',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });

/** Rejects when the connection breaks or has grown silent. */
async function listen(client: pg.Client, { onChange, onStart }: ChangesFollower): Promise<void> {
  const broken = new Promise<never>((_resolve, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('Connection terminated')));
  });
  broken.catch(() => undefined);
  client.on('notification', ({ payload = '' }) => onChange(JSON.parse(payload) as LetterChange));
  await client.connect();
  await client.query(`listen ${CHANNEL}`);
  onStart();
  for (;;) {
    const silence = sleep(PROBE_EVERY_MS, undefined, { ref: false });
    await Promise.race([broken, silence]);
    await client.query('select 1');
  }
}
