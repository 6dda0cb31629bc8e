import { AsyncLocalStorage } from 'node:async_hooks';
import { QueryTypes, Sequelize } from 'sequelize';
import type { Transaction } from 'sequelize';
import { defineModels } from './models/index.ts';
import type { Models } from './models/index.ts';
import { SET_SCOPE, scopeSettings } from './scope.ts';
import type { Scope } from './scope.ts';

export type { Scope, SystemScope } from './scope.ts';

export interface DatabaseConfig {
  /** Connection string of the role `pishkhan_app`. */
  url: string;
  poolSize?: number;
}

/** What a repository works with: it exists only inside `inTenant`. */
export interface TenantTransaction {
  readonly scope: Scope;
  readonly models: Models;
  /** For calls of models: `models.Unit.findAll({ transaction: transaction.sequelize })`. */
  readonly sequelize: Transaction;
  /** One SQL statement with `$1…` parameters. */
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
  close(): Promise<void>;
}

export function createDatabase(config: DatabaseConfig): Database {
  const sequelize = connect(config);
  const models = defineModels(sequelize);
  const running = new AsyncLocalStorage<Scope>();
  return {
    sequelize,
    models,
    inTenant: (scope, work) => {
      if (running.getStore()) return Promise.reject(new Error('A tenant transaction was opened inside another one.'));
      return running.run(scope, () =>
        sequelize.transaction(async (inner) => {
          await sequelize.query(SET_SCOPE, { bind: scopeSettings(scope), transaction: inner, raw: true });
          return work(tenantTransaction({ sequelize, models, scope, inner }));
        }),
      );
    },
    close: () => sequelize.close(),
  };
}

function connect({ url, poolSize = 10 }: DatabaseConfig): Sequelize {
  const sequelize = new Sequelize(url, {
    dialect: 'postgres',
    logging: false,
    pool: { max: poolSize, min: 0, acquire: 8_000, idle: 30_000 },
    dialectOptions: { application_name: 'pishkhan', statement_timeout: 15_000 },
  });
  sequelize.addHook('beforeQuery', (options) => {
    if (!('transaction' in options && options.transaction)) throw new Error('A query ran outside inTenant.');
  });
  return sequelize;
}

interface Parts {
  sequelize: Sequelize;
  models: Models;
  scope: Scope;
  inner: Transaction;
}

function tenantTransaction({ sequelize, models, scope, inner }: Parts): TenantTransaction {
  return {
    scope,
    models,
    sequelize: inner,
    query: <Row extends object>(sql: string, bind: readonly unknown[] = []) =>
      sequelize.query<Row>(sql, { bind: [...bind], transaction: inner, type: QueryTypes.SELECT }),
  };
}
