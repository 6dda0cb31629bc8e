import pg from 'pg';
import type { Client, Connection, CustomTypesConfig, QueryResultRow, Submittable } from 'pg';
import { nameOf } from './statements.ts';

export type Rows = QueryResultRow[];

export interface Statement {
  sql: string;
  bind: readonly unknown[];
}

/**
 * Runs statements that are all known beforehand in one round trip and one transaction, which commits when all of them
 * went well. Gives the rows of each.
 */
export async function runInOneTrip(client: Client, statements: readonly Statement[]): Promise<Rows[]> {
  return new Promise((resolve, reject) => {
    const types = { getTypeParser: client.getTypeParser.bind(client) };
    client.query(tripOf(statements, { types, arrived: (error, rows) => (error ? reject(error) : resolve(rows)) }));
  });
}

/** What the driver calls on a query, beside what its types tell. */
interface WireQuery extends Submittable {
  name: string;
  text: string;
  callback(error: Error | null, result?: { rows: QueryResultRow[] }): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleEmptyQuery(connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
  handleError(error: Error, connection: Connection): void;
}

type Prepared = Record<string, string | undefined>;
type WireConnection = Connection & { submittedNamedStatements?: Prepared };

interface Trip {
  types: CustomTypesConfig;
  arrived(error: Error | null, rows: Rows[]): void;
}

/**
 * The driver's own queries under one `Sync`. Up to it the server takes everything as one implicit transaction, and after an error it
 * skips the rest. Answers come in the order of the statements; each is handed to the query whose turn it is.
 */
function tripOf(statements: readonly Statement[], { types, arrived }: Trip): WireQuery {
  const rows: Rows[] = statements.map(() => []);
  const queries = statements.map(({ sql, bind }, index) => {
    const query = new pg.Query({ name: nameOf(sql), text: sql, values: [...bind], types }) as unknown as WireQuery;
    query.callback = (error, result) => (error ? trip.callback(error) : (rows[index] = result?.rows ?? []));
    return query;
  });
  let turn = 0;
  const current = (): WireQuery => queries[Math.min(turn, queries.length - 1)]!;

  const trip: WireQuery = {
    get name() {
      return current().name;
    },
    get text() {
      return current().text;
    },
    callback: (error) => arrived(error, rows),
    submit(connection) {
      const withoutSync = Object.create(connection, { sync: { value: () => undefined } }) as Connection;
      connection.stream.cork();
      try {
        for (const query of queries) query.submit(withoutSync);
        connection.sync();
      } finally {
        connection.stream.uncork();
      }
    },
    handleRowDescription: (message) => current().handleRowDescription(message),
    handleDataRow: (message) => current().handleDataRow(message),
    handleCommandComplete(message, connection) {
      current().handleCommandComplete(message, connection);
      turn += 1;
    },
    handleEmptyQuery: () => void (turn += 1),
    handleReadyForQuery(connection) {
      for (const query of queries) query.handleReadyForQuery(connection);
      trip.callback(null);
    },
    handleError(error, connection) {
      forgetUnprepared(connection, queries.slice(turn));
      trip.callback(error);
    },
  };
  return trip;
}

/** What the server skipped it has not prepared: the next one to send it has to say it in full. */
function forgetUnprepared(connection: WireConnection, skipped: readonly WireQuery[]): void {
  for (const { name } of skipped) delete connection.submittedNamedStatements?.[name];
}
