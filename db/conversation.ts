import type { Pool, PoolClient } from 'pg';
import type { OneTrip } from './one-trip.ts';
import { scopeSettings, SET_SCOPE } from './scope.ts';
import type { Scope } from './scope.ts';
import { send } from './statements.ts';

/** What a repository works with that needs the rows of one statement for the next. */
export interface TenantTransaction extends OneTrip {
  readonly mayWait: true;
}

interface Conversation<T> {
  scope: Scope;
  work(transaction: TenantTransaction): Promise<T>;
}

/** One transaction in as many round trips as `work` has, and one to commit: its beginning goes with the first statement. */
export async function converse<T>(pool: Pool, { scope, work }: Conversation<T>): Promise<T> {
  const client = await pool.connect();
  let hasEnded = false;
  const query = async <Row extends object>(sql: string, bind: readonly unknown[] = []): Promise<Row[]> => {
    if (hasEnded) throw new Error('The tenant transaction has ended.');
    return send<Row>(client, { sql, bind });
  };
  let isBroken = false;
  try {
    const [, result] = await Promise.all([begin(client, scope), work({ scope, query, mayWait: true })]);
    hasEnded = true;
    await commit(client);
    return result;
  } catch (error) {
    hasEnded = true;
    isBroken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(isBroken);
  }
}

const begin = (client: PoolClient, scope: Scope): Promise<unknown> =>
  Promise.all([client.query('begin'), send(client, { sql: SET_SCOPE, bind: scopeSettings(scope) })]);

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('A statement failed, and the work went on as if it had not.');
}
