import { getNoticeSettings } from '../../db/repositories/notice-settings.ts';
import { giveUpMessage, listHeldMessages, releaseMessage, type HeldMessage } from '../../db/repositories/sms.ts';
import { beginOfDay } from '../../domain/calendar/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { USEFUL_FOR_MS } from './notices.ts';
import { WORKER } from './sending.ts';

const AT_ONCE = 500;

/**
 * Lets messages go that waited for a day on which they may cost something, the oldest first: when the day is a new one, and when the
 * organisation has raised its limit.
 */
export function createReleaseHeld({ database }: Pick<Dependencies, 'database'>): () => Promise<void> {
  return async () => {
    const held = await database.inOneTrip(WORKER, (trip) => listHeldMessages(trip, { limit: AT_ONCE }));
    for (const organisationId of new Set(held.map((message) => message.organisationId)))
      await release(
        organisationId,
        held.filter((message) => message.organisationId === organisationId),
      );
  };

  async function release(organisationId: string, messages: readonly HeldMessage[]): Promise<void> {
    const dayBegan = beginOfDay(new Date());
    const { dailyParts, spentParts } = await database.inOneTrip({ kind: 'organisation', organisationId }, (trip) =>
      getNoticeSettings(trip, { organisationId, dayBegan }),
    );
    let left = dailyParts === null ? Infinity : dailyParts - spentParts;
    for (const { messageId, parts, createdAt } of messages) {
      const isLate = Date.now() > createdAt.getTime() + USEFUL_FOR_MS;
      if (!isLate && (left -= parts) < 0) return;
      await database.inOneTrip(WORKER, (trip) =>
        isLate ? giveUpMessage(trip, { messageId, reason: 'too-late' }) : releaseMessage(trip, { messageId }),
      );
    }
  }
}
