import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client } from 'pg';
import type { Sequelize, Transaction } from 'sequelize';
import { connect } from './connect.ts';
import type { DatabaseConfig } from './connect.ts';
import { defineModels } from './models/index.ts';
import type { Models } from './models/index.ts';
import { scopeSettings, setScope } from './scope.ts';
import type { Scope } from './scope.ts';
import { runStatement } from './statements.ts';

export type { DatabaseConfig } from './connect.ts';
export type { Scope, SystemScope } from './scope.ts';

/** What a repository works with: it exists only inside `inTenant`. */
export interface TenantTransaction {
  readonly scope: Scope;
  readonly models: Models;
  /** For calls of models: `models.Unit.findAll({ transaction: transaction.sequelize })`. */
  readonly sequelize: Transaction;
  /** One SQL statement with `$1…` parameters. Its text has to be constant: it is prepared once a connection. */
  query<Row extends object>(sql: string, bind?: readonly unknown[]): Promise<Row[]>;
}

export interface Database {
  readonly sequelize: Sequelize;
  readonly models: Models;
  /**
   * Runs `work` in one transaction that sees the scope's rows and no others. It commits when `work` resolves and rolls
   * back when it rejects. A call inside another one's work throws, as would a query without its transaction.
   */
  inTenant<T>(scope: Scope, work: (transaction: TenantTransaction) => Promise<T>): Promise<T>;
  /** Calls one function of the database, such as `f($1, $2)`, in a transaction of its own and one round trip. */
  callInTenant<T>(scope: Scope, { call, bind }: { call: string; bind: readonly unknown[] }): Promise<T>;
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
    callInTenant: (scope, call) => once(scope, () => callInScope(sequelize, { scope, ...call })),
    close: () => sequelize.close(),
  };
}

const SET_SCOPE = setScope();

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

interface Call {
  scope: Scope;
  call: string;
  bind: readonly unknown[];
}

/** The scope's row has to be there before the function is called with it: the settings are made first. */
async function callInScope<T>(sequelize: Sequelize, { scope, call, bind }: Call): Promise<T> {
  const connection = (await sequelize.connectionManager.getConnection({ type: 'write' })) as Client;
  try {
    const sql = `with scope as materialized (${setScope(bind.length + 1)}) select ${call} as result from scope`;
    const [row] = await runStatement<{ result: T }>(connection, { sql, bind: [...bind, ...scopeSettings(scope)] });
    if (!row) throw new Error('The database gave no result.');
    return row.result;
  } finally {
    sequelize.connectionManager.releaseConnection(connection);
  }
}
