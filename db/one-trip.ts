import type { Pool, PoolClient } from 'pg';
import { scopeSettings, SET_SCOPE } from './scope.ts';
import type { Scope } from './scope.ts';
import { isFatal, send } from './statements.ts';
import type { Statement } from './statements.ts';

/** What a repository works with that sends all its statements without waiting in between. */
export interface OneTrip {
  readonly scope: Scope;
  /** One SQL statement with `$1…` parameters. Its text has to be constant: it is prepared once a connection. */
  query<Row extends object>(sql: string, bind?: readonly unknown[]): Promise<Row[]>;
}

interface Travel<T> {
  scope: Scope;
  work(transaction: OneTrip): Promise<T>;
}

/** `work` runs up to its first `await` before anything is sent; what it asks for later has missed the trip. */
export async function travel<T>(pool: Pool, { scope, work }: Travel<T>): Promise<T> {
  const client = await pool.connect();
  const statements: Statement[] = [];
  const arrivals: Promise<object[][]>[] = [];
  const query = async <Row extends object>(sql: string, bind: readonly unknown[] = []): Promise<Row[]> => {
    if (arrivals.length > 0) throw new Error('A statement came too late for its round trip.');
    const place = statements.push({ sql, bind }) - 1;
    await Promise.resolve();
    const [rows] = await Promise.all(arrivals);
    return (rows?.[place] ?? []) as Row[];
  };
  let isBroken = false;
  try {
    const result = work({ scope, query });
    const arrival = sendAll(client, { scope, statements });
    arrivals.push(arrival);
    await arrival.catch((error: unknown) => (isBroken = isFatal(error)));
    return await result;
  } finally {
    client.release(isBroken);
  }
}

/** All in one transaction; their rows are there once it has committed. After an error the server refuses the rest and rolls back. */
async function sendAll(
  client: PoolClient,
  { scope, statements }: { scope: Scope; statements: readonly Statement[] },
): Promise<object[][]> {
  const [, , rows] = await Promise.all([
    client.query('begin'),
    send(client, { sql: SET_SCOPE, bind: scopeSettings(scope) }),
    Promise.all(statements.map((statement) => send(client, statement))),
    client.query('commit'),
  ]);
  return rows;
}
