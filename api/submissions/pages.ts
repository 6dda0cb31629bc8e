import type { SubmissionCursor } from '../../db/repositories/submissions.ts';
import { isUuid } from '../http/input/ajv.ts';
import { fromCursor, toCursor } from '../http/input/cursor.ts';

/** As `Date` writes it in the years that a letter can be from; PostgreSQL knows no year 0. */
const INSTANT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const isCursor = (value: unknown): value is SubmissionCursor => {
  const { createdAt, id } = (value ?? {}) as Record<string, unknown>;
  if (typeof createdAt !== 'string' || typeof id !== 'string') return false;
  return INSTANT.test(createdAt) && new Date(createdAt).toJSON() === createdAt && isUuid(id);
};

export const readPage = ({ limit = 20, cursor }: { limit?: number; cursor?: string }) => ({
  limit,
  after: fromCursor(cursor, isCursor),
});

/** From `limit + 1` rows: the page, and where the next one begins. */
export async function toListPage<Row extends SubmissionCursor, Item>(
  rows: readonly Row[],
  { limit, present }: { limit: number; present: (row: Row) => Promise<Item> },
): Promise<{ items: Item[]; next: string | null }> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? toCursor({ createdAt: last.createdAt, id: last.id }) : null;
  return { items: await Promise.all(shown.map(present)), next };
}
