import { listStrandedMessages } from '../../db/repositories/sms.ts';
import type { SmsActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { USEFUL_FOR_MS } from './notices.ts';
import { WORKER } from './sending.ts';

/** Longer than a process takes for a message that it has just written down. */
const STRANDED_AFTER_MS = 60_000;
/** Shorter than the engine remembers a delivery that has ended: until then one that is started again does nothing. */
const REMEMBERED_FOR_MS = 12 * 60 * 60 * 1_000;
const AT_ONCE = 500;

/** Goes on with letters' messages whose process died between writing them down and sending them. */
export const createResumeDeliveries =
  ({ database, startSms }: Pick<Dependencies, 'database' | 'startSms'>): SmsActivities['resumeDeliveries'] =>
  async () => {
    const ago = (milliseconds: number): Date => new Date(Date.now() - milliseconds);
    const stranded = await database.inOneTrip(WORKER, (trip) =>
      listStrandedMessages(trip, { since: ago(REMEMBERED_FOR_MS), before: ago(STRANDED_AFTER_MS), limit: AT_ONCE }),
    );
    for (const { messageId, at } of stranded)
      await startSms({ messageId, notAfter: new Date(at.getTime() + USEFUL_FOR_MS) });
    return { resumed: stranded.length };
  };
