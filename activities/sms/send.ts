import { beginSmsAttempt, getSmsMessage, type SmsAttempt } from '../../db/repositories/sms.ts';
import type { SmsActivities, SmsAttemptOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { SmsPanel } from './port.ts';
import { createSendBegun, WORKER } from './sending.ts';

type Needs = Pick<Dependencies, 'database' | 'vault' | 'panels' | 'onAccountRefused'>;

/** One try. It is written down as begun before the panel hears of it: a repeat of it finds that, and sends only what cannot be doubled. */
export function createSendSms({ database, vault, panels, onAccountRefused }: Needs): SmsActivities['sendSms'] {
  const sendBegun = createSendBegun({ database, onAccountRefused });
  const nextPanel = (attempt: number): SmsPanel => panels[(attempt - 1) % panels.length]!;

  return async ({ messageId, attempt }) => {
    const [{ begun, attempt: written }, message] = await database.inOneTrip(WORKER, (trip) =>
      Promise.all([
        beginSmsAttempt(trip, { messageId, attempt, panelId: nextPanel(attempt).id }),
        getSmsMessage(trip, { sealer: vault, id: messageId }),
      ]),
    );
    const panel = panels.find(({ id }) => id === written.panelId) ?? nextPanel(attempt);
    const facts = { panels: panels.length, repeatable: panel.deduplicates };
    const mayBeSent = begun || (panel.deduplicates && outcomeOf(written) === 'unknown');
    if (!mayBeSent) return { outcome: outcomeOf(written), ...facts };
    if (!message) throw new Error('The message is not in the ledger.');
    const { mobile: to, text } = message;
    const outcome = await sendBegun({ messageId, attempt, to, text }, { panel, inDoubt: !begun });
    return { outcome, ...facts };
  };
}

/** A try that was begun and has no outcome may have been sent: its worker died, or is about to say. */
function outcomeOf({ state }: SmsAttempt): SmsAttemptOutcome {
  switch (state) {
    case 'sending':
      return 'unknown';
    case 'delivered':
    case 'undelivered':
      return 'accepted';
    default:
      return state;
  }
}
