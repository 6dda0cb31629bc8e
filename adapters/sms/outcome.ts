import type { RefusalReason, SendOutcome } from '../../activities/sms/port.ts';
import { OutsideFailed } from '../../activities/outside.ts';
import type { Answer, ExchangeResult } from '../outbound/exchange.ts';
import { failed } from '../outbound/failures.ts';

/** A question is repeated soon. */
export const QUESTION_WITHIN_MS = 5_000;

/** What a panel said in its own form: it took the message, or why it did not. */
export type PanelWord =
  | { kind: 'taken'; panelMessageId: string }
  | { kind: 'refused'; reason: RefusalReason; detail: string }
  | { kind: 'notNow'; detail: string }
  | { kind: 'unclear'; detail: string };

/** Reads a panel's answer; nothing for one that is not in its form. */
export type ReadWord = (answer: Answer) => PanelWord | undefined;

/** What one send came to. An answer that is not the panel's own form says something for certain only where its HTTP status does. */
export function toSendOutcome(result: ExchangeResult, read: ReadWord): SendOutcome {
  if (result.kind !== 'answered') return { outcome: result.kind, reason: result.reason };
  const word = read(result);
  if (!word) return unreadable(result.status);
  switch (word.kind) {
    case 'taken':
      return { outcome: 'accepted', panelMessageId: word.panelMessageId };
    case 'refused':
      return { outcome: 'refused', reason: word.reason, detail: word.detail };
    case 'notNow':
      return { outcome: 'notSent', reason: word.detail };
    case 'unclear':
      return { outcome: 'unknown', reason: word.detail };
  }
}

function unreadable(status: number): SendOutcome {
  const detail = `HTTP ${status}`;
  const surelyNot = status >= 300 && status < 500 && status !== 408;
  return surelyNot ? { outcome: 'refused', reason: 'other', detail } : { outcome: 'unknown', reason: detail };
}

/** What a panel answered to a question, or its own word for why it did not. */
export type Replied<T> = { value: T } | { instead: string; reason: RefusalReason | undefined };

/**
 * A panel's answer to a question. Throws when it gave none, which says nothing of the messages.
 * @param read gives nothing for an answer that is not the panel's own
 */
export function demand<T>(panel: string, result: ExchangeResult, read: (answer: Answer) => Replied<T> | undefined): T {
  const replied = result.kind === 'answered' ? read(result) : undefined;
  if (!replied) throw failed(panel, result);
  if ('value' in replied) return replied.value;
  const fault = replied.reason === 'account' ? 'credentials' : 'server-error';
  throw new OutsideFailed({ who: panel, fault, detail: replied.instead });
}
