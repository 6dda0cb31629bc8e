import { randomUUID } from 'node:crypto';
import type { LetterChange } from '../../../db/letter-changes.ts';

export interface RecentChange {
  eventId: string;
  change: LetterChange;
}

/**
 * The last changes, by which a stream that was cut off goes on. Every process hears of them in the same order and under the same ids,
 * so a client may come back to another one. Whoever knows an id that is not here has missed something.
 */
export const createRecent = (most = 1_000) => {
  let start = randomUUID() as string;
  let kept: RecentChange[] = [];
  return {
    add(change: LetterChange): RecentChange {
      const recent = { eventId: `${change.transaction}.${change.id}.${change.sequence}`, change };
      kept.push(recent);
      if (kept.length > most) start = kept.shift()?.eventId ?? start;
      return recent;
    },
    lastId: (): string => kept.at(-1)?.eventId ?? start,
    /** Undefined when they are not all known. */
    since(eventId: string | undefined): RecentChange[] | undefined {
      if (eventId === start) return [...kept];
      const place = kept.findIndex((recent) => recent.eventId === eventId);
      return place < 0 ? undefined : kept.slice(place + 1);
    },
    /** Changes have been missed. */
    forget(): void {
      start = randomUUID();
      kept = [];
    },
  };
};
