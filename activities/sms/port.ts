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

/** A company that sends text messages over HTTP. */
export interface SmsPanel {
  readonly id: string;
  /** Whether a repeated send under the same reference gives the first message again: then a doubt is settled by repeating. */
  readonly deduplicates: boolean;
  /**
   * Sends one message; never throws for what the network or the panel did.
   * `to` is in E.164; `reference` is our own id of the message.
   */
  send(message: { to: string; text: string; reference: string }): Promise<SendOutcome>;
  /** Asks for the state of at most 500 messages. Throws on an outage. */
  receipts(panelMessageIds: string[]): Promise<Map<string, Receipt>>;
}
