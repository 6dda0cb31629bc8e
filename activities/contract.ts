import type { OutsideFault } from './outside.ts';
import type { GroupKind, GroupState } from '../db/repositories/resume-groups.ts';
import type {
  Actor,
  AuditEntry,
  Command,
  Instant,
  RecordedEvent,
  Stamp,
  SubmissionState,
} from '../domain/submission/index.ts';

/** Names a letter; nothing personal. */
export interface LetterRef {
  readonly submissionId: string;
  readonly organisationId: string;
  readonly applicantId: string;
}

export interface LetterRows {
  readonly state: SubmissionState;
  /** Events that the read model may not have yet. */
  readonly events: readonly RecordedEvent[];
  /** Events whose workflow task is durable. */
  readonly audit: readonly AuditEntry[];
}

/**
 * A step that finds out what a command needs. It carries the command out at `at`, writes the letter down as it then is, and
 * gives the command, which the workflow follows.
 */
export interface LetterStep extends LetterRows {
  readonly at: Instant;
}

/** What became of a registration; an outage before the letter left is `notSent`, a doubt is `unknown`. */
export type RegistrationOutcome =
  | {
      readonly outcome: 'done';
      readonly letterNumber: string;
      readonly registeredAt: Instant;
      /** When the letter was written down as registered, together with its number; null when that is still to be done. */
      readonly savedAt: Instant | null;
      /** When the letter closes unless something comes; a step of release 1.0 did not tell. */
      readonly closing?: Stamp;
    }
  /** `due`: until then the number should have come. */
  | { readonly outcome: 'handedOver'; readonly reference: string; readonly due: Stamp }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'numberTaken'; readonly letterNumber: string }
  | { readonly outcome: 'notSent' }
  | { readonly outcome: 'unknown' };

/** What a search for an unknown outcome found. `wait`: it may still appear; `cannotTell`: a person has to decide. */
export type SearchOutcome = RegistrationOutcome | { readonly outcome: 'wait' } | { readonly outcome: 'cannotTell' };

export interface LetterActivities {
  /** Looks at the bytes of a document of the letter and says whether it is taken. */
  inspectDocument(step: LetterStep & { documentId: string }): Promise<Command>;
  /** Applies the organisation's routing policy of this moment and promises a date. */
  routeLetter(step: LetterStep): Promise<Command>;
  /**
   * Writes the read model, the audit log, and the messages that tell the applicant of the events, which then are on their way.
   * An older state than the stored one changes nothing; what is in the logs already is passed over.
   */
  saveLetter(rows: LetterRows): Promise<void>;
  /**
   * Sends the letter to the correspondence system, at most once until the outcome is known. With its number it is written down
   * as registered, all or nothing: nothing else may happen to the letter until the outcome is known or fenced.
   * @param letter its sequence, and what the audit log does not have of it
   */
  registerLetter(letter: LetterRef & { sequence: number; audit: readonly AuditEntry[] }): Promise<RegistrationOutcome>;
  /** Keeps a try whose outcome is unknown from writing the letter down later; gives the outcome if there is one after all. */
  fenceRegistration(letter: LetterRef): Promise<RegistrationOutcome>;
  /** Finds out what became of a registration with an unknown outcome, and adopts its number. */
  searchRegistration(letter: LetterRef): Promise<SearchOutcome>;
  /** Calls the letters that wait for the correspondence system, if it answers. */
  callWaitingLetters(): Promise<{ called: number }>;
  /**
   * Keeps a letter that surely has no number from ever being sent.
   * @returns whether it is so; not while a try is under way, its outcome is unknown, or it has a number
   */
  abandonRegistration(letter: LetterRef): Promise<{ abandoned: boolean }>;
  /** Has the next ones of a group of stuck things go on; fewer than `limit` are taken when these were the last. */
  resumeNext(group: GroupRef & { limit: number }): Promise<{ taken: number }>;
  markResumeGroup(group: GroupRef & { state: GroupState }): Promise<void>;
  /** Keeps the letter number that a person found. */
  adoptNumber(letter: LetterRef & { letterNumber: string; registeredAt: Instant }): Promise<RegistrationOutcome>;
}

/** Stuck things that go on together, by the word of a member of staff. */
export interface GroupRef {
  readonly groupId: string;
  readonly organisationId: string;
  readonly kind: GroupKind;
  readonly actor: Extract<Actor, { kind: 'staff' }>;
}

/** What goes on beside the letters for as long as it is told, or until the worker ends. */
export interface WatchActivities {
  /** Gives letters what their correspondence systems tell of them, as it comes. */
  giveEvents(watch: { until: Instant }): Promise<void>;
  /** Asks the correspondence systems again and again what has happened. */
  followFeeds(watch: { until: Instant }): Promise<void>;
}

/** What became of one try at one panel; `nobody`: there was no panel left to try. */
export type SmsAttemptOutcome = 'accepted' | 'refused' | 'notSent' | 'unknown' | 'nobody';

export interface SmsAttemptResult {
  readonly outcome: SmsAttemptOutcome;
  /** How many panels there are. */
  readonly panels: number;
  /** Whether the same try may be made once more: of release 1.0, which gave a message in doubt to its panel again. */
  readonly repeatable: boolean;
  /** Whether it is a sign-in code, which may arrive twice but not late. A step of release 1.0 did not tell. */
  readonly isCode?: boolean;
}

export interface WebhookActivities {
  /** Calls the webhooks that are owed something, for minutes. */
  deliverWebhooks(): Promise<void>;
}

export interface SmsActivities {
  /** Tries one panel: the first in order that has not been tried since the attempt `roundBegan`, and may still take the message. */
  sendSms(attempt: { messageId: string; attempt: number; roundBegan?: number }): Promise<SmsAttemptResult>;
  /** Asks the panels what became of accepted messages, and has those that one could not deliver sent through another. */
  collectReceipts(): Promise<{ asked: number }>;
  /** Makes of an inbound message what there is to be made, once, and has the answer sent. */
  answerInquiry(message: { panelId: string; messageId: string }): Promise<void>;
  /** Fetches what people have written, and has answered what nobody has begun to. */
  collectInbound(): Promise<{ kept: number }>;
  /** Starts the delivery of letters' messages that their process died with. */
  resumeDeliveries(): Promise<{ resumed: number }>;
}

/** What came of a look at a system outside. */
export type ConnectionTest =
  | { readonly works: true; readonly tookMs: number }
  | {
      readonly works: false;
      readonly tookMs: number;
      readonly fault: OutsideFault;
      /** A code such as `ECONNREFUSED`; nothing that the other side said in its own words. */
      readonly detail: string | null;
    };

export interface ConnectionActivities {
  /** Sees whether the system of a connection, as it was saved last, answers and knows us. Sends nothing. */
  testConnection(connection: { connectionId: string }): Promise<ConnectionTest>;
}
