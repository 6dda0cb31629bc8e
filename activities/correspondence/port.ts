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
 */
export type RegisterOutcome =
  | { outcome: 'done'; letterNumber: string; registeredAt: string }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'notSent'; reason: string }
  | { outcome: 'unknown'; reason: string };

/** What a search by marker found. */
export type FindOutcome = { found: true; letterNumber: string; registeredAt: string } | { found: false };

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
}
