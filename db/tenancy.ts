import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client } from 'pg';
import type { Sequelize, Transaction } from 'sequelize';
import { connect } from './connect.ts';
import type { DatabaseConfig } from './connect.ts';
import { defineModels } from './models/index.ts';
import type { Models } from './models/index.ts';
import { scopeSettings, SET_SCOPE } from './scope.ts';
import type { Scope } from './scope.ts';
import { travel } from './one-trip.ts';
import type { OneTrip } from './one-trip.ts';
import { runStatement } from './statements.ts';

export type { DatabaseConfig } from './connect.ts';
export type { OneTrip } from './one-trip.ts';
export type { Scope, SystemScope } from './scope.ts';

/** What a repository works with: it exists only inside `inTenant`. */
export interface TenantTransaction extends OneTrip {
  /** For calls of models: `models.Unit.findAll({ transaction: transaction.sequelize })`. */
  readonly sequelize: Transaction;
}

export interface Database {
  readonly sequelize: Sequelize;
  readonly models: Models;
  /**
   * Runs `work` in one transaction that sees the scope's rows and no others. It commits when `work` resolves and rolls
   * back when it rejects. A call inside another one's work throws, as would a query without its transaction.
   */
  inTenant<T>(scope: Scope, work: (transaction: TenantTransaction) => Promise<T>): Promise<T>;
  /**
   * Runs `work` whose statements don't depend on each other's rows: it asks for all of them before it awaits the first, they leave
   * together, and one round trip does what `inTenant` needs four for. The transaction commits before their rows arrive, so
   * that `work` cannot take anything back by rejecting.
   */
  inOneTrip<T>(scope: Scope, work: (transaction: OneTrip) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function createDatabase(config: DatabaseConfig): Database {
  const sequelize = connect(config);
  const models = defineModels(sequelize);
  const running = new AsyncLocalStorage<Scope>();
  const once = <T>(scope: Scope, work: () => Promise<T>): Promise<T> =>
    running.getStore()
      ? Promise.reject(new Error('A tenant transaction was opened inside another one.'))
      : running.run(scope, work);
  return {
    sequelize,
    models,
    inTenant: (scope, work) =>
      once(scope, () =>
        sequelize.transaction(async (inner) => {
          const transaction = tenantTransaction({ models, scope, inner });
          await transaction.query(SET_SCOPE, scopeSettings(scope));
          return work(transaction);
        }),
      ),
    inOneTrip: (scope, work) => once(scope, () => travel(sequelize, { models, scope, work })),
    close: () => sequelize.close(),
  };
}

interface Parts {
  models: Models;
  scope: Scope;
  inner: Transaction;
}

function tenantTransaction({ models, scope, inner }: Parts): TenantTransaction {
  return {
    scope,
    models,
    sequelize: inner,
    query: async <Row extends object>(sql: string, bind: readonly unknown[] = []) => {
      const { connection, finished } = inner as Transaction & { connection?: Client; finished?: string };
      if (!connection || finished) throw new Error('The tenant transaction has ended.');
      return runStatement<Row>(connection, { sql, bind });
    },
  };
}
