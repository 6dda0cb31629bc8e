import type { Table } from '../models/model.ts';
import type { OneTrip } from '../tenancy.ts';

type Names<Row> = Extract<keyof Row, string>;

export interface Find<Row> {
  /** All of these have to be equal. */
  where: Partial<Row>;
  order?: readonly Names<Row>[];
}

/**
 * The rows of a model's table as plain objects. Unlike the model's own `findAll` it sends a prepared statement: planning
 * one under row-level security costs more than running it.
 */
export function findRows<Row extends object>(
  transaction: OneTrip,
  { table, where, order = [] }: Find<Row> & { table: Table<Row> },
): Promise<Row[]> {
  const fields = table.getAttributes();
  const column = (name: Names<Row>) => fields[name].field ?? name;
  const columns = (Object.keys(fields) as Names<Row>[]).map((name) => `${column(name)} as "${name}"`);
  const given = Object.keys(where) as Names<Row>[];
  const conditions = given.map((name, index) => `${column(name)} = $${index + 1}`);
  const sorting = order.length > 0 ? ` order by ${order.map(column).join(', ')}` : '';
  const sql = `select ${columns.join(', ')} from ${table.tableName} where ${conditions.join(' and ')}${sorting}`;
  return transaction.query<Row>(
    sql,
    given.map((name) => where[name]),
  );
}

/** The row that {@link findRows} would give, where there can be only one. */
export async function findRow<Row extends object>(
  transaction: OneTrip,
  find: Find<Row> & { table: Table<Row> },
): Promise<Row | undefined> {
  const [row] = await findRows(transaction, find);
  return row;
}
