import { ANSWER, beginSmsAttempt, getSmsMessage, listSmsAttempts, type SmsAttempt } from '../../db/repositories/sms.ts';
import type { SmsActivities, SmsAttemptOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { panelsLeft } from './choice.ts';
import { createPanelHealth } from './health.ts';
import type { SmsPanel } from './port.ts';
import { createSendBegun, WORKER } from './sending.ts';

type Needs = Pick<Dependencies, 'database' | 'vault' | 'outside' | 'smsPerSecond' | 'onAccountRefused'>;

/** Shorter than the time after which a try without an outcome is asked after. */
const BEGINS_WITHIN_MS = 20_000;
/** Somebody waits for a code: a panel that takes longer is passed over. */
const CODE_WITHIN_MS = 5_000;

/** One try. It is written down as begun before the panel hears of it: a repeat of it finds that, and sends nothing. */
export function createSendSms(needs: Needs): SmsActivities['sendSms'] {
  const { database, vault, outside } = needs;
  const health = createPanelHealth(needs);
  const sendBegun = createSendBegun({ ...needs, health });

  return async ({ messageId, attempt, roundBegan = attempt }) => {
    const [message, attempts] = await database.inOneTrip(WORKER, (trip) =>
      Promise.all([getSmsMessage(trip, { sealer: vault, id: messageId }), listSmsAttempts(trip, { messageId })]),
    );
    if (!message) throw new Error('The message is not in the ledger.');
    const isCode = message.organisationId === null && message.kind !== ANSWER;
    const panels = await outside.panelsOf(message.organisationId);
    const facts = { panels: panels.length, repeatable: false, isCode };
    const written = attempts.find((one) => one.attempt === attempt);
    if (written) return { outcome: outcomeOf(written), ...facts };

    const sendBefore = Date.now() + BEGINS_WITHIN_MS;
    const panel = await nextPanel({ panels, attempts, roundBegan, isCode });
    if (!panel) return { outcome: 'nobody', ...facts };
    const { begun, attempt: row } = await database.inOneTrip(WORKER, (trip) =>
      beginSmsAttempt(trip, { messageId, attempt, panelId: panel.id }),
    );
    if (!begun) return { outcome: outcomeOf(row), ...facts };
    const { mobile: to, text, reference } = message;
    const by = { panel, sendBefore, ...(isCode && { withinMs: CODE_WITHIN_MS }) };
    return { outcome: await sendBegun({ messageId, attempt, reference, to, text }, by), ...facts };
  };

  /** One that the round has not come to yet. A code is good for minutes: it is tried even where others fail. */
  async function nextPanel(of: Choice) {
    const candidates = await (of.isCode ? health.inOrder(of.panels) : health.well(of.panels));
    const tried = of.attempts.filter(({ attempt }) => attempt >= of.roundBegan).map(({ panelId }) => panelId);
    const left = panelsLeft(of.panels, of.attempts);
    return candidates.find((panel) => left.includes(panel) && !tried.includes(panel.id));
  }
}

interface Choice {
  panels: readonly SmsPanel[];
  attempts: readonly SmsAttempt[];
  roundBegan: number;
  isCode: boolean;
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
