import type { TimelineEntry } from '../api/types.ts';

/** Small steps of writing say nothing to the reader of a whole life, and what the organisation does inside is not told. */
type Untold =
  | 'edited'
  | 'documentAttached'
  | 'documentInspected'
  | 'documentRemoved'
  | 'noted'
  | 'claimed'
  | 'released'
  | 'claimLapsed'
  | 'acceptedByOne'
  | 'attentionRaised'
  | 'attentionCleared';

/** There are words for it. */
export type ToldEvent = Exclude<TimelineEntry['type'], Untold>;
export type ToldEntry = TimelineEntry & { type: ToldEvent };
