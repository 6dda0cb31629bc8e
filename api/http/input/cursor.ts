import { invalid } from '../problems/problem.ts';

/** An opaque place in a list. */
export const toCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor back; whatever the check does not know was not made by us. */
export const fromCursor = <T>(cursor: string | undefined, isPlace: (value: unknown) => value is T): T | undefined => {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (isPlace(place)) return place;
  } catch {
    // falls through to the same answer
  }
  throw invalid([{ pointer: '/query/cursor', code: 'not-cursor' }]);
};

/** From `limit + 1` rows: the page, and where the next one begins. */
export const toPage = <Row, Item>(
  rows: readonly Row[],
  { limit, place, present }: { limit: number; place: (row: Row) => unknown; present: (row: Row) => Item },
): { items: Item[]; next: string | null } => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), next: rows.length > limit && last ? toCursor(place(last)) : null };
};
