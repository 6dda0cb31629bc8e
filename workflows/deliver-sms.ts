import { patched, proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { SmsActivities, SmsAttemptResult } from '../activities/contract.ts';
import { durably } from './durably.ts';
import type { SmsStart } from './updates.ts';

/** The row that is written before each try is the fence: a try is made once, however often it is asked for. */
const short = proxyLocalActivities<SmsActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', maximumAttempts: 4 },
});
const lasting = proxyActivities<SmsActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '5s', maximumInterval: '1m' },
});
const sendSms = durably(short.sendSms, lasting.sendSms);

/** How long until the panels are given a code anew, in seconds; the last value goes on. */
const PAUSES = [5, 10, 20] as const;

/** What a delivery of release 1.0 did: how long until the panels were tried anew, and until one in doubt was given the message again. */
const PAUSES_BEFORE = [5, 30, 120, 600] as const;
const PAUSES_OF_DOUBT_BEFORE = [5, 30] as const;

export type SmsOutcome = 'accepted' | 'unknown' | 'failed';

/**
 * Delivers one message: panel after panel, starting with the preferred one, until one takes it. A panel that refuses or can't
 * be reached is passed over. When none is left, a letter's message waits beside the workflows, until `smsReceipts` sees a panel take
 * messages again; a sign-in code is tried again after a pause, while it is good.
 *
 * After a doubt a letter's message goes nowhere else before its panel has been asked, which `smsReceipts` does too: it could be said
 * twice. A code that comes twice does no harm.
 */
export async function deliverSms({ messageId, notAfter, firstAttempt }: SmsStart): Promise<SmsOutcome> {
  /** A delivery of release 1.0 that began too late tried once all the same. */
  const isOfUse = (): boolean => Date.now() <= Date.parse(notAfter) || !patched('sms-not-too-late');
  let attempt = firstAttempt;
  for (let round = 1; isOfUse(); round++) {
    const roundBegan = attempt;
    let isCode: boolean | undefined;
    for (let panels = 1, tried = 0; tried < panels; tried++) {
      const result = await settled(await sendSms({ messageId, attempt, roundBegan }), { messageId, attempt });
      if (result.outcome === 'accepted') return result.outcome;
      ({ panels, isCode } = result);
      if (result.outcome === 'unknown' && !isCode) return result.outcome;
      if (result.outcome === 'nobody') break;
      attempt += 1;
    }
    const pause = pauseAfter(round, isCode);
    if (pause === undefined || Date.now() + pause > Date.parse(notAfter)) return 'failed';
    await sleep(pause);
  }
  return 'failed';
}

/** A delivery of release 1.0 gave a message in doubt to its panel again, which knew it by its id. */
async function settled(
  result: SmsAttemptResult,
  attempt: { messageId: string; attempt: number },
): Promise<SmsAttemptResult> {
  if (result.outcome !== 'unknown' || patched('sms-doubt-is-asked')) return result;
  let last = result;
  for (const pause of PAUSES_OF_DOUBT_BEFORE) {
    if (last.outcome !== 'unknown' || !last.repeatable) return last;
    await sleep(pause * 1_000);
    last = await sendSms(attempt);
  }
  return last;
}

/** In milliseconds; undefined when the delivery ends here. */
function pauseAfter(round: number, isCode: boolean | undefined): number | undefined {
  if (!patched('sms-waits-for-panels'))
    return (PAUSES_BEFORE[Math.min(round, PAUSES_BEFORE.length) - 1] ?? 600) * 1_000;
  return isCode ? (PAUSES[Math.min(round, PAUSES.length) - 1] ?? 20) * 1_000 : undefined;
}
