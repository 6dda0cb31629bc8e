import { randomUUID } from 'node:crypto';
import { openJournal } from '../common/journal.ts';
import type { CirculationEvent } from './event.ts';
import type { EventFault } from './faults.ts';

const LATE_MS = 5_000;
/** One that is to come after the next one waits so long for it. */
const OVERTAKEN_WITHIN_MS = 8_000;

/** An event, and what is done to it on its way. */
export interface Entry {
  event: CirculationEvent;
  fate: EventFault | null;
}

type Line = Entry | { released: string } | { pushed: string };

/** What happened to letters, for good: it survives a restart. */
export interface Events {
  /** Writes an event down; who is told of it hears so by the feed and by `onReleased`. */
  add(event: Omit<CirculationEvent, 'id' | 'at'>, fate: EventFault | null): Promise<CirculationEvent>;
  entries(): readonly Entry[];
  /** Those that may be known outside, in the order in which they became so: the feed. */
  released(): readonly Entry[];
  /** Those that were released and whose push nobody has taken yet. */
  unpushed(): readonly Entry[];
  pushed(id: string): Promise<void>;
  isPushed(id: string): boolean;
  /** Releases what has waited long enough. */
  tick(now: number): Promise<void>;
  close(): Promise<void>;
}

export async function openEvents(path: string): Promise<Events> {
  const journal = await openJournal<Line>(path);
  const entries: Entry[] = [];
  const released: Entry[] = [];
  const pushed = new Set<string>();
  const waiting = new Map<string, Entry>();

  function apply(line: Line): void {
    if ('event' in line) {
      entries.push(line);
      waiting.set(line.event.id, line);
    } else if ('released' in line) {
      const entry = waiting.get(line.released);
      if (entry) released.push(entry);
      waiting.delete(line.released);
    } else pushed.add(line.pushed);
  }

  async function write(line: Line): Promise<void> {
    await journal.append(line);
    apply(line);
  }

  /** What waits to be overtaken follows at once. */
  async function release({ event: { id } }: Entry): Promise<void> {
    await write({ released: id });
    for (const entry of [...waiting.values()])
      if (entry.fate === 'events-reordered') await write({ released: entry.event.id });
  }

  journal.records.forEach(apply);

  return {
    async add(step, fate) {
      const event = { ...step, id: `ev-${randomUUID()}`, at: new Date().toISOString() } as CirculationEvent;
      const entry = { event, fate };
      await write(entry);
      if (fate !== 'events-late' && fate !== 'events-reordered') await release(entry);
      return event;
    },
    entries: () => entries,
    released: () => released,
    unpushed: () => released.filter(({ event, fate }) => fate !== 'events-lost' && !pushed.has(event.id)),
    pushed: (id) => write({ pushed: id }),
    isPushed: (id) => pushed.has(id),
    async tick(now) {
      for (const entry of [...waiting.values()]) {
        const wait =
          entry.fate === 'events-late' ? LATE_MS : entry.fate === 'events-reordered' ? OVERTAKEN_WITHIN_MS : 0;
        if (now - Date.parse(entry.event.at) >= wait && waiting.has(entry.event.id)) await release(entry);
      }
    },
    close: () => journal.close(),
  };
}
