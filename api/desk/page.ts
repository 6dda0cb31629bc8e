import { fromCursor, toCursor } from '../http/cursor.ts';

const isId = (value: unknown): value is string => typeof value === 'string';

/** A page of a list that is short enough to be read whole; the cursor is the id of the last item shown. */
export const pageOf = <Item extends { id: string }>(
  items: readonly Item[],
  { limit = 20, cursor }: { limit?: number; cursor?: string },
): { items: Item[]; next: string | null } => {
  const after = fromCursor(cursor, isId);
  const start = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
  const shown = items.slice(start, start + limit);
  const last = shown.at(-1);
  return { items: shown, next: last && start + limit < items.length ? toCursor(last.id) : null };
};
