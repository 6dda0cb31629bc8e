import { createHash } from 'node:crypto';
import type { ClientBase, QueryResultRow } from 'pg';

const names = new Map<string, string>();

/** The SQL of this folder is constant text: each connection prepares a statement once and keeps its plan. */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return name;
}

export interface Statement {
  sql: string;
  /** The values of `$1…`. */
  bind: readonly unknown[];
}

/** Sends a statement, prepared, behind those before it; gives its rows. */
export async function send<Row extends object>(client: ClientBase, { sql, bind }: Statement): Promise<Row[]> {
  const { rows } = await client.query<Row & QueryResultRow>({ name: nameOf(sql), text: sql, values: [...bind] });
  return rows;
}

/** Whether a connection is of no use after this: after a time-out, say, its answer is still to come. An error of a statement alone leaves it whole. */
export const isFatal = (error: unknown): boolean =>
  !(error instanceof Error && 'severity' in error && error.severity === 'ERROR');
