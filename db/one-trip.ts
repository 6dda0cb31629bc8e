import type { Client } from 'pg';
import type { Sequelize } from 'sequelize';
import type { Models } from './models/index.ts';
import { scopeSettings, SET_SCOPE } from './scope.ts';
import type { Scope } from './scope.ts';
import { runInOneTrip } from './wire-trip.ts';
import type { Rows, Statement } from './wire-trip.ts';

/** What a repository works with that sends all its statements without waiting in between. */
export interface OneTrip {
  readonly scope: Scope;
  readonly models: Models;
  /** One SQL statement with `$1…` parameters. Its text has to be constant: it is prepared once a connection. */
  query<Row extends object>(sql: string, bind?: readonly unknown[]): Promise<Row[]>;
}

interface Travel<T> {
  models: Models;
  scope: Scope;
  work(transaction: OneTrip): Promise<T>;
}

/** `work` runs up to its first `await` before anything is sent; what it asks for later has missed the trip. */
export async function travel<T>(sequelize: Sequelize, { models, scope, work }: Travel<T>): Promise<T> {
  const connection = (await sequelize.connectionManager.getConnection({ type: 'write' })) as Connection;
  const statements: Statement[] = [{ sql: SET_SCOPE, bind: scopeSettings(scope) }];
  const arrivals: Promise<Rows[]>[] = [];
  const query = async <Row extends object>(sql: string, bind: readonly unknown[] = []): Promise<Row[]> => {
    if (arrivals.length > 0) throw new Error('A statement came too late for its round trip.');
    const place = statements.push({ sql, bind }) - 1;
    await Promise.resolve();
    const [rows] = await Promise.all(arrivals);
    return (rows?.[place] ?? []) as Row[];
  };
  try {
    const result = work({ scope, models, query });
    arrivals.push(send(connection, statements));
    await Promise.allSettled(arrivals);
    return await result;
  } finally {
    sequelize.connectionManager.releaseConnection(connection);
  }
}

/** Sequelize's pool throws a connection away that carries the mark. */
type Connection = Client & { _invalid?: boolean };

/** A connection is of use after an error of a statement alone: after a time-out, say, its answer is still to come. */
async function send(connection: Connection, statements: readonly Statement[]): Promise<Rows[]> {
  try {
    return await runInOneTrip(connection, statements);
  } catch (error) {
    if (!(error instanceof Error && 'severity' in error && error.severity === 'ERROR')) connection._invalid = true;
    throw error;
  }
}
