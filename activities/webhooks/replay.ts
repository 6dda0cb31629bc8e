import { listChanges } from '../../db/repositories/changes.ts';
import { recordReplay, type ClaimedReplay } from '../../db/repositories/webhook-queue.ts';
import { WORKER } from '../sms/sending.ts';
import { tell } from './call.ts';
import type { Needs } from './deliver.ts';

/** Makes a call once more because its owner wants it; when it fails, that is what its owner is shown. */
export const createReplay =
  ({ database, callWebhook }: Needs): ((replay: ClaimedReplay) => Promise<void>) =>
  async ({ id, applicantId, position, ...receiver }) => {
    const [change] = await database.inOneTrip({ kind: 'applicant', applicantId }, (trip) =>
      listChanges(trip, { applicantId, after: position - 1, limit: 1 }),
    );
    if (!change) throw new Error('A change is missing in the feed.');
    const delivery = await tell(callWebhook, { receiver, change, id });
    await database.inOneTrip(WORKER, (trip) => recordReplay(trip, delivery));
  };
