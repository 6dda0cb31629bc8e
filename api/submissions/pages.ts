import type { SubmissionCursor } from '../../db/repositories/submissions.ts';
import { fromCursor, toCursor } from '../http/cursor.ts';
import type { LetterRow } from './commands.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isCursor = (value: unknown): value is SubmissionCursor => {
  const { createdAt, id } = (value ?? {}) as Record<string, unknown>;
  return typeof createdAt === 'string' && !Number.isNaN(Date.parse(createdAt)) && UUID.test(String(id));
};

export const readPage = ({ limit = 20, cursor }: { limit?: number; cursor?: string }) => ({
  limit,
  after: fromCursor(cursor, isCursor),
});

/** From `limit + 1` rows: the page, and where the next one begins. */
export async function toListPage<Item>(
  rows: readonly LetterRow[],
  { limit, present }: { limit: number; present: (row: LetterRow) => Promise<Item> },
): Promise<{ items: Item[]; next: string | null }> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? toCursor({ createdAt: last.createdAt, id: last.id }) : null;
  return { items: await Promise.all(shown.map(present)), next };
}
