/** `account` and `no-credit`: the panel takes no message at all until somebody sees to the account. */
export type RefusalReason = 'blacklisted' | 'no-credit' | 'account' | 'invalid-number' | 'other';

/**
 * What became of one attempt to send.
 * `notSent` surely never reached the panel; after `unknown` the message may or may not be on its way.
 */
export type SendOutcome =
  | { outcome: 'accepted'; panelMessageId: string }
  | { outcome: 'refused'; reason: RefusalReason; detail: string }
  | { outcome: 'notSent'; reason: string }
  | { outcome: 'unknown'; reason: string };

/** The panel's word on a message that it accepted. */
export type Receipt = 'pending' | 'delivered' | 'undelivered' | 'unknown';

/** What a panel can tell of messages by our own ids. */
export interface Inquiry {
  /**
   * Gives the panel's ids of those among at most 100 references that it has taken; what it gives none for, it has not. Throws on an
   * outage, which says nothing of the messages.
   */
  find(references: readonly string[]): Promise<Map<string, string>>;
  /** How long after a send, in milliseconds, a message can still appear. */
  readonly longestDelayMs: number;
  /** After this time, in milliseconds, the panel knows a message no more, and its word on it means nothing. */
  readonly remembersForMs: number;
}

/** A company that sends text messages over HTTP. */
export interface SmsPanel {
  readonly id: string;
  /** By which a doubt is settled; without it one can never be. */
  readonly inquiry?: Inquiry;
  /**
   * Sends one message, once; never throws for what the network or the panel did.
   * `to` is in E.164; `reference` is our own id of the message; `withinMs` is how long its answer is waited for.
   */
  send(message: { to: string; text: string; reference: string; withinMs?: number }): Promise<SendOutcome>;
  /** Asks for the state of at most 500 messages. Throws on an outage. */
  receipts(panelMessageIds: string[]): Promise<Map<string, Receipt>>;
  /** Sees whether the panel answers, at no cost and with nothing sent. Throws when it does not. */
  check(): Promise<void>;
}
