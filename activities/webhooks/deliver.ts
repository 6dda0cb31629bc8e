import { setTimeout as sleep } from 'node:timers/promises';
import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { claimReplays, claimWebhooks } from '../../db/repositories/webhook-queue.ts';
import type { WebhookActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { WORKER } from '../sms/sending.ts';
import { createLane } from './lanes.ts';
import { createReplay } from './replay.ts';
import { createServe } from './serve.ts';

export type Needs = Pick<Dependencies, 'database' | 'vault' | 'callWebhook' | 'publicUrl' | 'startSms'>;

const LOOKS_EVERY_MS = 500;
/** Then the engine hears of it, and code of a new version may take over. */
const ROUND_MS = 10 * 60_000;
/** A process that ends waits no longer for receivers; what they have not answered is told again. */
const GRACE_MS = 1_500;
/** Receivers that answer, those that fail, and calls that are made once more: none of them waits for another. */
const SIZES = { well: 40, failing: 10, replays: 10 };

/**
 * Looks for webhooks that are owed something, and calls each of them in order. It goes on for minutes and says all the time that it
 * lives: another worker takes over a few seconds after it does not.
 * @param stopping ends the round, when its process is to end
 */
export function createDeliverWebhooks(needs: Needs, stopping: AbortSignal): WebhookActivities['deliverWebhooks'] {
  const { database, vault: sealer } = needs;
  const [serve, replay] = [createServe(needs, stopping), createReplay(needs)];
  const claim = (failing: boolean) => (limit: number) =>
    database.inOneTrip(WORKER, (trip) => claimWebhooks(trip, { failing, limit, sealer }));
  const takeReplays = (limit: number) => database.inOneTrip(WORKER, (trip) => claimReplays(trip, { limit, sealer }));

  return async () => {
    const lanes = [
      createLane(SIZES.well, { take: claim(false), work: serve }),
      createLane(SIZES.failing, { take: claim(true), work: serve }),
      createLane(SIZES.replays, { take: takeReplays, work: replay }),
    ];
    const cancelled = cancellationSignal();
    const until = Date.now() + ROUND_MS;
    while (!cancelled.aborted && !stopping.aborted && Date.now() < until) {
      heartbeat();
      for (const lane of lanes) await lane.fill();
      await sleep(LOOKS_EVERY_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
    const idle = Promise.all(lanes.map((lane) => lane.idle()));
    await (stopping.aborted ? Promise.race([idle, sleep(GRACE_MS)]) : idle);
  };
}
