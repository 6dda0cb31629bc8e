import { getAddressee } from '../../db/repositories/applicants.ts';
import {
  beginSmsMessage,
  holdSmsMessage,
  leaveSmsMessage,
  OPTED_OUT,
  type NewSmsMessage,
} from '../../db/repositories/sms.ts';
import type { OneTrip, Scope } from '../../db/tenancy.ts';
import { beginOfDay } from '../../domain/calendar/index.ts';
import type { RecordedEvent, SubmissionState } from '../../domain/submission/index.ts';
import { smsParts } from '../../domain/text/sms-parts.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Courier } from './courier.ts';
import { isToBeTold, noticesOf } from './notices.ts';

type Needs = Pick<Dependencies, 'database' | 'vault' | 'publicUrl'>;

/** What the applicant is to be told. */
interface Telling {
  /** Writes the messages down, in the transaction that writes the letter. @returns which of them are to be sent now */
  write(trip: OneTrip): Promise<boolean[]>;
  /** Sends them once that is committed. */
  send(toBeSent: readonly boolean[]): void;
}

const NOTHING: Telling = { write: async () => [], send: () => undefined };

/**
 * The notices of a letter's events. One that the applicant does not want by SMS is written down all the same, as left; one that would
 * cost the organisation more than a day may, as held.
 */
export const createTell =
  ({ database, vault: sealer, publicUrl }: Needs, courier: Courier) =>
  async (
    state: SubmissionState,
    { scope, events }: { scope: Scope; events: readonly RecordedEvent[] },
  ): Promise<Telling> => {
    if (!isToBeTold(events)) return NOTHING;
    const dayBegan = beginOfDay(new Date());
    const { optedOut, leftOut, partsLeft, ...addressee } = await database.inOneTrip(scope, (trip) =>
      getAddressee(trip, { ...state, dayBegan }),
    );
    const told = events.filter(({ type }) => !leftOut.includes(type));
    const messages = noticesOf(state, { events: told, to: { publicUrl, ...addressee } });
    const panel = await courier.choose(state.organisationId);
    const cost = messages.reduce((sum, { text }) => sum + smsParts(text), 0);

    const writeOne = async (trip: OneTrip, message: NewSmsMessage): Promise<boolean> => {
      if (!optedOut && (partsLeft === null || cost <= partsLeft))
        return beginSmsMessage(trip, { sealer, message, panelId: panel.id });
      if (optedOut) await leaveSmsMessage(trip, { sealer, message, reason: OPTED_OUT });
      else await holdSmsMessage(trip, { sealer, message, panelId: panel.id });
      return false;
    };
    return {
      write: (trip) => Promise.all(messages.map((message) => writeOne(trip, message))),
      send: (toBeSent) =>
        messages
          .filter((_, index) => toBeSent[index])
          .forEach(({ id: messageId, text }) => courier.send({ messageId, panel, to: state.sender.mobile, text })),
    };
  };
