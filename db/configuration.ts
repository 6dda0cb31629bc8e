import { QueryTypes } from 'sequelize';
import type { Sequelize, Transaction } from 'sequelize';
import type { TenantTransaction } from './conversation.ts';
import type { Models } from './models/index.ts';
import { scopeSettings, SET_SCOPE } from './scope.ts';
import type { Scope } from './scope.ts';

/** Repositories alone take it: what calls them has no models. */
export const CONFIGURED = Symbol('configured');

/** What repositories work with of what people configure. Ledgers take part in the same transaction by their statements. */
export interface Configuration extends TenantTransaction {
  readonly [CONFIGURED]: { readonly models: Models; readonly transaction: Transaction };
}

interface Configuring<T> {
  models: Models;
  scope: Scope;
  work(configuration: Configuration): Promise<T>;
}

/** One transaction of Sequelize, in the scope. */
export function configure<T>(sequelize: Sequelize, { models, scope, work }: Configuring<T>): Promise<T> {
  return sequelize.transaction(async (transaction) => {
    const query = <Row extends object>(sql: string, bind: readonly unknown[] = []): Promise<Row[]> =>
      sequelize.query<Row>(sql, { bind: [...bind], transaction, type: QueryTypes.SELECT });
    await query(SET_SCOPE, scopeSettings(scope));
    return work({ scope, query, mayWait: true, [CONFIGURED]: { models, transaction } });
  });
}
