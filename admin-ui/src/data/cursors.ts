import type { Page } from '../../../client/pages.ts';

type Fetch<P> = (cursor: string | undefined) => Promise<P>;

/**
 * Page numbers over an API of cursors. The cursor of each page is remembered by query; a page opened from outside
 * (a bookmark) is reached by walking from the last known one.
 */
export const createCursors = () => {
  const known = new Map<string, (string | undefined)[]>();
  return {
    async page<P extends Page<unknown>>(
      query: string,
      { number, fetch }: { number: number; fetch: Fetch<P> },
    ): Promise<P> {
      const cursors = known.get(query) ?? [undefined];
      known.set(query, cursors);
      let at = Math.min(number, cursors.length);
      let page = await fetch(cursors[at - 1]);
      while (page.next !== null) {
        cursors[at] = page.next;
        if (at >= number) break;
        page = await fetch(page.next);
        at += 1;
      }
      return at < number ? { ...page, items: [], next: null } : page;
    },
  };
};
