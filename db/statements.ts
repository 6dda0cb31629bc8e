import { createHash } from 'node:crypto';
import type { Client, QueryResultRow } from 'pg';

const names = new Map<string, string>();

/** The SQL of this folder is constant text: each connection prepares a statement once and keeps its plan. */
export function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return name;
}

/** Runs one SQL statement with `$1…` parameters on a connection, prepared. */
export async function runStatement<Row extends object>(
  connection: Client,
  { sql, bind }: { sql: string; bind: readonly unknown[] },
): Promise<Row[]> {
  const result = await connection.query<Row & QueryResultRow>({ name: nameOf(sql), text: sql, values: [...bind] });
  return result.rows;
}
