import { fromCursor, toCursor } from '../http/input/cursor.ts';

/** How many were shown, and the last of them. */
type Place = [shown: number, lastId: string];

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) && Number.isSafeInteger(value[0]) && value[0] > 0 && typeof value[1] === 'string';

/**
 * A page of a list that is short enough to be read whole. It goes on after the last item shown, or earlier where that one
 * has moved towards the end meanwhile: some are shown twice then, rather than left out.
 */
export const pageOf = <Item extends { id: string }>(
  items: readonly Item[],
  { limit = 20, cursor }: { limit?: number; cursor?: string },
): { items: Item[]; next: string | null } => {
  const start = startOf(items, fromCursor(cursor, isPlace));
  const shown = items.slice(start, start + limit);
  const end = start + shown.length;
  const last = shown.at(-1);
  return { items: shown, next: last && end < items.length ? toCursor([end, last.id] satisfies Place) : null };
};

function startOf(items: readonly { id: string }[], place: Place | undefined): number {
  if (!place) return 0;
  const [shown, lastId] = place;
  const afterLast = items.findIndex(({ id }) => id === lastId) + 1;
  return afterLast > 0 && afterLast <= shown ? afterLast : shown - 1;
}
