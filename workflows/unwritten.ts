import { toAuditEntry, type AuditEntry, type RecordedEvent } from '../domain/submission/index.ts';

/** What of a letter the world does not know yet. */
export interface Unwritten {
  add(event: RecordedEvent): void;
  /** One that the audit log gets by another way. */
  addAudited(event: RecordedEvent): void;
  /** Events that the read model may not have. */
  events(): readonly RecordedEvent[];
  /** What the audit log does not have. */
  entries(): readonly AuditEntry[];
  /** Those of the entries whose events are durable: they stand in the history, and no replay takes them back. */
  durable(): readonly AuditEntry[];
  /** Events up to a sequence are in the read model now, and these entries in the audit log. */
  written(what: { upTo: number; audit: readonly AuditEntry[] }): void;
  /** A step has written all events down. */
  eventsWritten(): void;
  /** A step has written everything down, entries too. */
  allWritten(): void;
  /** A step is about to write everything down. */
  settling(): void;
  isSaved(): boolean;
  isSettled(): boolean;
}

/**
 * @param carried entries that the run before could not write
 * @param historyLength of the workflow's run, now: once it has grown, what happened before is durable
 */
export function createUnwritten(carried: readonly AuditEntry[], historyLength: () => number): Unwritten {
  let events: readonly RecordedEvent[] = [];
  let entries = carried.map((entry) => ({ entry, at: 0 }));
  /** Not asked of `entries`: what goes with a save depends on the history's length, which replay need not repeat. */
  let isSettled = carried.length === 0;
  return {
    add(event) {
      events = [...events, event];
      entries = [...entries, { entry: toAuditEntry(event), at: historyLength() }];
      isSettled = false;
    },
    addAudited(event) {
      events = [...events, event];
    },
    events: () => events,
    entries: () => entries.map(({ entry }) => entry),
    durable: () => entries.filter(({ at }) => at < historyLength()).map(({ entry }) => entry),
    written({ upTo, audit }) {
      events = events.filter(({ sequence }) => sequence > upTo);
      entries = entries.filter(({ entry }) => !audit.includes(entry));
    },
    eventsWritten() {
      events = [];
    },
    allWritten() {
      [events, entries, isSettled] = [[], [], true];
    },
    settling() {
      isSettled = true;
    },
    isSaved: () => events.length === 0,
    isSettled: () => isSettled,
  };
}
