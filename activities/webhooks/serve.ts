import { listChanges } from '../../db/repositories/changes.ts';
import {
  recordDelivered,
  recordFailed,
  releaseWebhook,
  switchOffWebhook,
  type ClaimedWebhook,
  type DeliveryRecord,
} from '../../db/repositories/webhook-queue.ts';
import { WORKER } from '../sms/sending.ts';
import { tell } from './call.ts';
import type { Needs } from './deliver.ts';
import { GIVEN_UP_AFTER_MS, pauseAfter } from './pauses.ts';
import { createTellOwner } from './tell-owner.ts';

const AT_ONCE = 50;
/** Then it is somebody else's turn. */
const TURN_MS = 10_000;

/** Tells one webhook of the changes after its place, one after the other, until it knows them all or one does not arrive. */
export function createServe(needs: Needs, stopping: AbortSignal): (webhook: ClaimedWebhook) => Promise<void> {
  const { database, callWebhook } = needs;
  const tellOwner = createTellOwner(needs);

  return async (webhook) => {
    const { webhookId, applicantId } = webhook;
    const until = Date.now() + TURN_MS;
    const isTurn = (): boolean => Date.now() < until && !stopping.aborted;
    let { place } = webhook;
    for (let known = false; !known && isTurn();) {
      const changes = await database.inOneTrip({ kind: 'applicant', applicantId }, (trip) =>
        listChanges(trip, { applicantId, after: place, limit: AT_ONCE }),
      );
      for (const change of changes) {
        const delivery = await tell(callWebhook, { receiver: webhook, change });
        if (delivery.state === 'failed') return fail(webhook, { delivery, isFirst: place === webhook.place });
        await database.inOneTrip(WORKER, (trip) => recordDelivered(trip, delivery));
        place = change.position;
        if (!isTurn()) break;
      }
      known = changes.length === 0;
    }
    await database.inOneTrip(WORKER, (trip) => releaseWebhook(trip, { webhookId }));
  };

  /** `isFirst`: nothing has arrived since the failures before, which then count. */
  async function fail(webhook: ClaimedWebhook, { delivery, isFirst }: { delivery: DeliveryRecord; isFirst: boolean }) {
    const { failures, failingSince } = isFirst ? webhook : { failures: 0, failingSince: null };
    const pauseMs = pauseAfter(failures + 1);
    await database.inOneTrip(WORKER, (trip) => recordFailed(trip, { ...delivery, pauseMs }));
    if (failingSince === null || Date.now() - failingSince.getTime() < GIVEN_UP_AFTER_MS) return;
    await tellOwner({ ...webhook, failingSince });
    await database.inOneTrip(WORKER, (trip) => switchOffWebhook(trip, webhook));
  }
}
