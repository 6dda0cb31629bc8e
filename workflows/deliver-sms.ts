import { patched, proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { SmsActivities, SmsAttemptResult } from '../activities/contract.ts';
import { durably } from './durably.ts';
import type { SmsStart } from './updates.ts';

/** The row that is written before each try is the fence: a try is begun again only where the panel knows the message by its id. */
const short = proxyLocalActivities<SmsActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', maximumAttempts: 4 },
});
const lasting = proxyActivities<SmsActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '5s', maximumInterval: '1m' },
});
const sendSms = durably(short.sendSms, lasting.sendSms);

/** How long until the panels are tried anew, in seconds; the last value goes on. */
const PAUSES = [5, 30, 120, 600] as const;

/** How long until a panel in doubt is asked once more, in seconds. */
const PAUSES_OF_DOUBT = [5, 30] as const;

export type SmsOutcome = 'accepted' | 'unknown' | 'failed';

/**
 * Delivers one message: panel after panel, starting with the preferred one, until one takes it. A panel that refuses or can't
 * be reached is passed over; when none is left, all are tried again after a pause, while the message is still of use.
 * A panel that still does not say whether it took the message ends the delivery: sending elsewhere could say it twice.
 */
export async function deliverSms({ messageId, notAfter, firstAttempt }: SmsStart): Promise<SmsOutcome> {
  /** A delivery of release 1.0 that began too late tried once all the same. */
  const isOfUse = (): boolean => Date.now() <= Date.parse(notAfter) || !patched('sms-not-too-late');
  let attempt = firstAttempt;
  for (let round = 1; isOfUse(); round++) {
    for (let panels = 1, tried = 0; tried < panels; tried++) {
      const result = await sendSurely({ messageId, attempt });
      if (result.outcome === 'accepted' || result.outcome === 'unknown') return result.outcome;
      panels = result.panels;
      attempt += 1;
    }
    const pause = (PAUSES[Math.min(round, PAUSES.length) - 1] ?? 600) * 1_000;
    if (Date.now() + pause > Date.parse(notAfter)) return 'failed';
    await sleep(pause);
  }
  return 'failed';
}

/** A panel that knows a message by its id is given it again until it says whether it took it. */
async function sendSurely(attempt: { messageId: string; attempt: number }): Promise<SmsAttemptResult> {
  for (const pause of PAUSES_OF_DOUBT) {
    const result = await sendSms(attempt);
    if (result.outcome !== 'unknown' || !result.repeatable) return result;
    await sleep(pause * 1_000);
  }
  return sendSms(attempt);
}
