import { continueAsNew, proxyActivities } from '@temporalio/workflow';
import type { WatchActivities } from '../activities/contract.ts';

const WATCH_MS = 10 * 60_000;

const { giveEvents, followFeeds } = proxyActivities<WatchActivities>({
  startToCloseTimeout: '15m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '5s' },
});

/**
 * Has letters hear of what happens to them in the correspondence systems: what hooks have kept, and what systems tell that are asked. One
 * such workflow serves the whole installation. Its activities last, and each run has one round of them, so that events cost it nothing.
 */
export async function correspondenceFeed(): Promise<void> {
  const until = new Date(Date.now() + WATCH_MS).toISOString();
  await Promise.all([giveEvents({ until }), followFeeds({ until })]);
  await continueAsNew<typeof correspondenceFeed>();
}
