import pg from 'pg';
import { Sequelize } from 'sequelize';

interface Connections {
  /** Connection string of the role `pishkhan_app`. */
  url: string;
  /** At most so many. */
  size: number;
}

const ACQUIRE_WITHIN_MS = 8_000;
const IDLE_MS = 60_000;

const SETTINGS = {
  application_name: 'pishkhan',
  keepAlive: true,
  statement_timeout: 15_000,
  query_timeout: 20_000,
  /** Longer than any step inside a transaction takes. */
  idle_in_transaction_session_timeout: 60_000,
  /**
   * Every statement is a look-up by keys, in constant text, and planning one under row-level security costs more than running it.
   * Left to choose, the server would plan some of them again each time.
   */
  options: '-c plan_cache_mode=force_generic_plan',
};

/** Connections on which statements that are sent together are one round trip. */
export function createPool({ url, size }: Connections): pg.Pool {
  const pool = new pg.Pool({
    ...SETTINGS,
    connectionString: url,
    pipeline: true,
    max: size,
    connectionTimeoutMillis: ACQUIRE_WITHIN_MS,
    idleTimeoutMillis: IDLE_MS,
  });
  const leaveToItsStatements = () => undefined;
  pool.on('error', leaveToItsStatements);
  pool.on('connect', (client) => client.on('error', leaveToItsStatements));
  return pool;
}

/** Connections of the models. A query that forgot its transaction fails before it reaches the database. */
export function createSequelize({ url, size }: Connections): Sequelize {
  const sequelize = new Sequelize(url, {
    dialect: 'postgres',
    logging: false,
    pool: { max: size, min: 0, acquire: ACQUIRE_WITHIN_MS, idle: IDLE_MS },
    dialectOptions: { ...SETTINGS, connectionTimeoutMillis: 5_000 },
  });
  sequelize.addHook('beforeQuery', (options) => {
    if (!('transaction' in options && options.transaction)) throw new Error('A query ran outside its transaction.');
  });
  return sequelize;
}
