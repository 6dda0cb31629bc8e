import { setTimeout as sleep } from 'node:timers/promises';
import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import type { WatchActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { createFollowFeeds } from './follow.ts';
import { createGiveEvents } from './give.ts';

/** How soon an event that was kept reaches its letter. */
const GIVE_EVERY_MS = 500;
/** How soon an event is seen that nobody told of. */
const ASK_EVERY_MS = 5_000;
const BEAT_EVERY_MS = 2_000;

/** What goes on beside the letters, as activities that last: events come and go without costing the engine any history. */
export function createWatch(dependencies: Dependencies): WatchActivities {
  const give = createGiveEvents(dependencies);
  const follow = createFollowFeeds(dependencies);
  const watching = (work: () => Promise<unknown>, everyMs: number) => (watch: { until: string }) =>
    repeat(dependencies, { work, everyMs, until: watch.until });
  return { giveEvents: watching(give, GIVE_EVERY_MS), followFeeds: watching(follow, ASK_EVERY_MS) };
}

interface Repeated {
  work: () => Promise<unknown>;
  everyMs: number;
  until: string;
}

/** A round that fails is told and made again; the engine hears that the worker lives all the while. */
async function repeat({ stopping, onEventDelayed }: Dependencies, { work, everyMs, until }: Repeated): Promise<void> {
  const signal = AbortSignal.any([stopping, cancellationSignal()]);
  const beat = setInterval(() => heartbeat(activityInfo().attempt), BEAT_EVERY_MS);
  const end = Date.parse(until);
  try {
    while (!signal.aborted && Date.now() < end) {
      await work().catch(onEventDelayed);
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    clearInterval(beat);
  }
}
