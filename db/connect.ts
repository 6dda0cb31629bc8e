import { Sequelize } from 'sequelize';

export interface DatabaseConfig {
  /** Connection string of the role `pishkhan_app`. */
  url: string;
  poolSize?: number;
}

/** Longer than the slowest send to the correspondence system: a registration's lock may be held through it. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * Every statement is a look-up by keys, in constant text, and planning one under row-level security costs more than running it.
 * Left to choose, the server would plan some of them again each time.
 */
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';

/** A pool in which every query has to say its transaction: one that forgot it fails before it reaches the database. */
export function connect({ url, poolSize = 10 }: DatabaseConfig): Sequelize {
  const sequelize = new Sequelize(url, {
    dialect: 'postgres',
    logging: false,
    pool: { max: poolSize, min: 0, acquire: 8_000, idle: 60_000 },
    dialectOptions: {
      application_name: 'pishkhan',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 15_000,
      query_timeout: 20_000,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      options: PLANNED_ONCE,
    },
  });
  sequelize.addHook('beforeQuery', (options) => {
    if (!('transaction' in options && options.transaction)) throw new Error('A query ran outside inTenant.');
  });
  return sequelize;
}
