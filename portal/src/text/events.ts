import type { TimelineEntry } from '../api/types.ts';

/** Small steps of writing say nothing to the reader of a whole life, and what the organisation does inside is not told. */
const UNTOLD = [
  ...['edited', 'documentAttached', 'documentInspected', 'documentRemoved', 'noted', 'claimed', 'released'],
  ...['claimLapsed', 'acceptedByOne', 'attentionRaised', 'attentionCleared'],
] as const satisfies readonly TimelineEntry['type'][];

type Untold = (typeof UNTOLD)[number];
export type ToldEvent = Exclude<TimelineEntry['type'], Untold>;

/** Whether there are words for it. */
export const isTold = <E extends Pick<TimelineEntry, 'type'>>(entry: E): entry is E & { type: ToldEvent } =>
  !(UNTOLD as readonly string[]).includes(entry.type);
