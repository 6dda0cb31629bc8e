import { keepInbound, listKeptInbound } from '../../db/repositories/sms-inbound.ts';
import { parseMobile } from '../../domain/identity/index.ts';
import type { SmsActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { SmsPanel } from '../sms/port.ts';
import { WORKER } from '../sms/sending.ts';

type Needs = Pick<Dependencies, 'database' | 'vault' | 'outside' | 'startInquiry'>;

const AT_ONCE = 500;

/**
 * Asks the panels that cannot be heard otherwise for what people have written, and has each message answered that nobody has begun to
 * answer: of theirs, and of a hook whose process died after it had kept it. A panel that is away is asked the next time.
 */
export function createCollectInbound({
  database,
  vault,
  outside,
  startInquiry,
}: Needs): SmsActivities['collectInbound'] {
  return async () => {
    const panels = await outside.panelsInUse();
    const kept = await Promise.all(panels.map(collect));
    const due = await database.inOneTrip(WORKER, (trip) =>
      listKeptInbound(trip, { before: new Date(), limit: AT_ONCE }),
    );
    await Promise.all(due.map(startInquiry));
    return { kept: kept.reduce((sum, count) => sum + count, 0) };
  };

  async function collect({ id: panelId, inbox }: SmsPanel): Promise<number> {
    const messages = (await inbox?.fetch().catch(() => [])) ?? [];
    let kept = 0;
    for (const { messageId, from, text } of messages) {
      const message = { panelId, messageId, from, mobile: parseMobile(from) ?? null, text };
      if (await database.inOneTrip(WORKER, (trip) => keepInbound(trip, { vault, message }))) kept += 1;
    }
    return kept;
  }
}
