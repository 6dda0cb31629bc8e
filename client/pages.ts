export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The most that the API gives at once. */
export const LARGEST_PAGE = 100;

/** Every item of a list that is read whole. */
export const allPages = async <T>(fetch: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> => {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await fetch(cursor);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
};
