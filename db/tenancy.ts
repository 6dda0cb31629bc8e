import { AsyncLocalStorage } from 'node:async_hooks';
import { configure } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { createPool, createSequelize } from './connections.ts';
import { converse } from './conversation.ts';
import type { TenantTransaction } from './conversation.ts';
import { defineModels } from './models/index.ts';
import type { Scope } from './scope.ts';
import { travel } from './one-trip.ts';
import type { OneTrip } from './one-trip.ts';

export type { Configuration } from './configuration.ts';
export type { TenantTransaction } from './conversation.ts';
export type { OneTrip } from './one-trip.ts';
export type { Scope } from './scope.ts';

export interface DatabaseConfig {
  /** Connection string of the role `pishkhan_app`. */
  url: string;
  /** How many connections may be open at most, those of the models included; at least 2. */
  poolSize?: number;
}

/** What people configure changes seldom. Connections that nobody asks for are not opened. */
const MODELS_CONNECTIONS = 3;

export interface Database {
  /**
   * Runs `work` in one transaction that sees the scope's rows and no others. It commits when `work` resolves and rolls
   * back when it rejects. A call inside another one's work throws.
   */
  inTenant<T>(scope: Scope, work: (transaction: TenantTransaction) => Promise<T>): Promise<T>;
  /**
   * Runs `work` whose statements don't depend on each other's rows: it asks for all of them before it awaits the first, they leave
   * together, and one round trip does what `inTenant` needs two or more for. The transaction commits before their rows arrive, so
   * that `work` cannot take anything back by rejecting.
   */
  inOneTrip<T>(scope: Scope, work: (transaction: OneTrip) => Promise<T>): Promise<T>;
  /** The same as `inTenant` for what people configure: its repositories use models. A query without the transaction throws. */
  configure<T>(scope: Scope, work: (configuration: Configuration) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function createDatabase({ url, poolSize = 10 }: DatabaseConfig): Database {
  const ofModels = Math.min(MODELS_CONNECTIONS, Math.max(1, poolSize - 1));
  const pool = createPool({ url, size: Math.max(1, poolSize - ofModels) });
  const sequelize = createSequelize({ url, size: ofModels });
  const models = defineModels(sequelize);
  const running = new AsyncLocalStorage<Scope>();
  const once = <T>(scope: Scope, work: () => Promise<T>): Promise<T> =>
    running.getStore()
      ? Promise.reject(new Error('A tenant transaction was opened inside another one.'))
      : running.run(scope, work);
  return {
    inTenant: (scope, work) => once(scope, () => converse(pool, { scope, work })),
    inOneTrip: (scope, work) => once(scope, () => travel(pool, { scope, work })),
    configure: (scope, work) => once(scope, () => configure(sequelize, { models, scope, work })),
    close: async () => void (await Promise.all([pool.end(), sequelize.close()])),
  };
}
