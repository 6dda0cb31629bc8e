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

/** The panel's word on a message that it accepted. `blacklisted`: not delivered, since the receiver has blocked its line. */
export type Receipt = 'pending' | 'delivered' | 'undelivered' | 'blacklisted' | 'unknown';

/**
 * What a message says, for a text that the panel has approved beforehand: such texts reach numbers that block advertising. A field longer
 * than the panel takes is cut at a word. A panel without such a text for this kind gets the whole text instead.
 */
export interface TemplateFields {
  /** A notice's kind, or `code`. */
  readonly kind: string;
  readonly fields: Readonly<Record<string, string>>;
}

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

export interface MessageToSend {
  /** E.164. */
  to: string;
  text: string;
  /** Our own id of the message. */
  reference: string;
  template?: TemplateFields;
  /** How long the panel's answer is waited for. */
  withinMs?: number;
}

/** A message that somebody has sent to a line of the panel, by the panel's own id. */
export interface InboundSms {
  readonly messageId: string;
  /** As the panel gives it. */
  readonly from: string;
  readonly text: string;
}

/** What a panel has received for us and does not push. */
export interface Inbox {
  /**
   * Gives what has come and was not given yet, and the last of what was: an answer can get lost on its way. Throws on an outage.
   */
  fetch(): Promise<readonly InboundSms[]>;
}

/** A company that sends text messages over HTTP. */
export interface SmsPanel {
  readonly id: string;
  /** It sends by a line for advertisements, which people can have blocked: a number blocked at one such line is blocked at all of them. */
  readonly advertising?: boolean;
  /** By which a doubt is settled; without it one can never be. */
  readonly inquiry?: Inquiry;
  /** Without it what people write is heard of by the panel's hook, or not at all. */
  readonly inbox?: Inbox;
  /**
   * Sends one message, once; never throws for what the network or the panel did.
   */
  send(message: MessageToSend): Promise<SendOutcome>;
  /** Asks for the state of at most 500 messages. Throws on an outage. */
  receipts(panelMessageIds: string[]): Promise<Map<string, Receipt>>;
  /** Sees whether the panel answers, at no cost and with nothing sent. Throws when it does not. */
  check(): Promise<void>;
}
