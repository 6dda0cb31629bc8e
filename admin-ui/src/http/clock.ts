import { createClock } from '../../../client/clock.ts';
import { createKeep } from '../../../client/keep.ts';

/** What this tab remembers of its calls until it is closed. */
export const keep = createKeep('PishkhanDesk.');

export const clock = createClock(keep);
