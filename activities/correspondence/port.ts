/** A letter as it leaves for the correspondence system. Its `marker` is the same in every attempt and unlike any other letter's. */
export interface LetterToRegister {
  marker: string;
  /** The organisation's slug. */
  organisation: string;
  /** The unit's code. */
  unit: string;
  subject: string;
  body: string | null;
  sender: {
    kind: 'natural' | 'legal';
    name: string;
    nationalId: string;
    mobile: string;
    legalName?: string;
    legalId?: string;
  };
  trackingCode: string;
  /** ISO instant. */
  submittedAt: string;
  /** ISO instant after which the far side must not register this letter any more. */
  notAfter: string;
  attachments: LetterAttachment[];
}

/** One file of a letter; `open` gives its bytes from the start each time it is called. */
export interface LetterAttachment {
  name: string;
  /** Hex digest of the content. */
  sha256: string;
  bytes: number;
  mediaType: string;
  open(): NodeJS.ReadableStream;
}

/**
 * What became of one attempt to register.
 * `notSent` surely never reached the far side; after `unknown` the letter may or may not have a number, and only `find` can tell.
 * `handedOver` is sent for certain and gets its number later, which `feed` brings; `reference` is what it is
 * known by there.
 */
export type RegisterOutcome =
  | { outcome: 'done'; letterNumber: string; registeredAt: string }
  | { outcome: 'handedOver'; reference: string }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'notSent'; reason: string }
  | { outcome: 'unknown'; reason: string };

/** What a search by marker found. */
export type FindOutcome = { found: true; letterNumber: string; registeredAt: string } | { found: false };

/** A document of a reply, as the system names it. */
export interface OutsideDocument {
  id: string;
  name: string;
  bytes: number;
  /** Hex digest of the content, where the system tells it. */
  sha256: string | null;
}

type OutsideStep =
  /** It has its number now: of a letter that was handed over. */
  | { type: 'registered' }
  | { type: 'referred'; unit: string; person: string | null; note: string | null }
  | { type: 'returned'; reason: string }
  | { type: 'filed' }
  | { type: 'replied'; text: string; documents: OutsideDocument[] };

/** Something that happened to a letter in the system. */
export type OutsideEvent = OutsideStep & {
  /** The system's own id: an event that is told again has it again. */
  id: string;
  letterNumber: string;
  /** What we named the letter by when it was registered, where the system keeps that. */
  marker: string | null;
  /** The slug of the organisation, where the system serves several. */
  organisation: string | null;
  /** ISO instant, by the system's clock. */
  at: string;
};

/** What was told and cannot be read: a person has to see it. */
export interface UnreadableEvent {
  id: string;
  unreadable: unknown;
}

/** A system that can be asked what has happened. */
export interface CorrespondenceFeed {
  /**
   * What happened after the cursor that was given last, oldest first; from the beginning without one. The new cursor is the old one
   * when there was nothing. Throws on an outage.
   */
  after(cursor: string | null): Promise<{ events: (OutsideEvent | UnreadableEvent)[]; cursor: string | null }>;
}

/** The system in which letters circulate once they are registered. */
export interface CorrespondenceSystem {
  /** Whether `find` is possible; without it a person decides after an unknown outcome. */
  readonly canFind: boolean;
  /** How long after a send, in milliseconds, a letter can still appear on the far side. */
  readonly longestDelayMs: number;
  /** Sends the letter once; never throws for what the network or the far side did. */
  register(letter: LetterToRegister): Promise<RegisterOutcome>;
  /** Looks for a letter by its marker. Throws on an outage, since that says nothing about the letter. */
  find(marker: string): Promise<FindOutcome>;
  /** Sees whether the system answers and knows us, with nothing sent. Throws when it does not. */
  check(): Promise<void>;
  /** Without it the system tells of letters by the hook alone, or not at all. */
  readonly feed?: CorrespondenceFeed;
  /**
   * The bytes of a document of a reply. Without it replies have none.
   * @throws {OutsideDocumentMissing} when the system has no such document; anything else is an outage
   */
  openDocument?(id: string): Promise<NodeJS.ReadableStream>;
}

/** Thrown for a document that the system does not have, today or tomorrow. */
export class OutsideDocumentMissing extends Error {
  override readonly name = 'OutsideDocumentMissing';
}
