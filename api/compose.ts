import pg from 'pg';
import type { Logger } from 'pino';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { createPayloadCodec } from '../adapters/engine/codec.ts';
import { createDiskStorage } from '../adapters/storage/disk.ts';
import type { ApiConfig } from '../config/api.ts';
import { createVault } from '../db/crypto.ts';
import { followLetterChanges } from '../db/letter-changes.ts';
import { createDatabase } from '../db/tenancy.ts';
import { createSendSignInCode } from './citizen/sign-in-codes/send.ts';
import { createDeskEvents } from './desk/events/hub.ts';
import { createEngine } from './engine/index.ts';
import { createLimiters } from './http/requests/limits.ts';
import { describeError } from './http/operations/logging.ts';
import { createSessions } from './http/sessions/sessions.ts';
import { startJanitor } from './janitor.ts';
import type { Services } from './services.ts';
import { createSessionStore, createStaffOfSessions } from './session-store.ts';

export interface Composed {
  services: Services;
  checks: Record<string, () => Promise<unknown>>;
  close: () => Promise<void>;
}

const clock = { now: () => new Date() };

interface Surroundings {
  logger: Logger;
  /** Sees each call to the engine. */
  interceptor?: WorkflowClientInterceptor | undefined;
}

/** Makes everything that the API works with from its configuration. */
export const compose = (config: ApiConfig, { logger, interceptor }: Surroundings): Composed => {
  const database = createDatabase({ ...config.database, poolSize: config.database.poolSize - LIMITS_CONNECTIONS });
  const vault = createVault({ keys: config.keys.data, hashKey: config.keys.hash });
  const limitsPool = createLimitsPool(config, logger);
  const engine = createEngine({ ...config.temporal, payloadKeys: config.keys.payload }, interceptor);
  const payloadCodec = createPayloadCodec(config.keys.payload);
  const storage = createDiskStorage({ directory: config.storage.dir });
  const sessions = createSessions({
    store: createSessionStore(database),
    hours: config.sessions.hours,
    secure: config.production,
    now: clock.now,
  });
  const limiter = createLimiters({ pool: limitsPool, hash: (purpose, value) => vault.hash(purpose, value) });
  const sendSignInCode = createSendSignInCode({ config, database, vault, engine, clock });
  const deskEvents = createDeskEvents({
    staffOfSessions: createStaffOfSessions(database),
    warn: (error) => logger.warn({ err: describeError(error) }, 'the desk hears of no changes'),
  });
  const stopFollowing = followLetterChanges(config.database.url, deskEvents.follower);
  const stopJanitor = startJanitor({ database, vault, clock, logger, limitsPool });
  return {
    services: {
      config,
      database,
      vault,
      storage,
      engine,
      payloadCodec,
      sessions,
      limiter,
      deskEvents,
      clock,
      logger,
      sendSignInCode,
    },
    checks: { database: () => limitsPool.query('select 1'), engine: () => engine.check() },
    close: async () => {
      stopJanitor();
      await Promise.allSettled([stopFollowing(), database.close(), limitsPool.end(), engine.close()]);
    },
  };
};

/** Limits are counted on connections of their own, out of those of the process: they need no scope, and may not wait for letters. */
const LIMITS_CONNECTIONS = 2;

const createLimitsPool = ({ database }: ApiConfig, logger: Logger): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: database.url,
    application_name: 'pishkhan-limits',
    max: LIMITS_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
    query_timeout: 6_000,
  });
  pool.on('error', (error) => logger.warn({ name: error.name }, 'an idle connection was lost'));
  return pool;
};
