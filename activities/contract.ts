import type {
  Actor,
  ApplicantKind,
  InspectionResult,
  Instant,
  NoticeKind,
  RecordedEvent,
  Routing,
  StoredFile,
  SubmissionEventType,
  SubmissionState,
} from '../domain/submission/index.ts';

/** Names a letter; nothing personal. */
export interface LetterRef {
  readonly submissionId: string;
  readonly organisationId: string;
  readonly applicantId: string;
}

/** One line of the audit log: who did what, when; nothing of the letter's content. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: Instant;
  readonly action: SubmissionEventType;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
}

export interface LetterRows {
  readonly state: SubmissionState;
  /** Events that the read model may not have yet. */
  readonly events: readonly RecordedEvent[];
  /** Events whose workflow task is durable. */
  readonly audit: readonly AuditEntry[];
}

export interface Notice extends LetterRef {
  /** Sequence of the event: with the letter's id it makes the id of the message. */
  readonly sequence: number;
  readonly kind: NoticeKind;
  readonly trackingCode: string;
  readonly letterNumber: string | null;
  readonly promisedAt: Instant | null;
  readonly text: string | null;
}

/** What became of a registration; an outage before the letter left is `notSent`, a doubt is `unknown`. */
export type RegistrationOutcome =
  | { readonly outcome: 'done'; readonly letterNumber: string; readonly registeredAt: Instant }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'numberTaken'; readonly letterNumber: string }
  | { readonly outcome: 'notSent' }
  | { readonly outcome: 'unknown' };

/** What a search for an unknown outcome found. `wait`: it may still appear; `cannotTell`: a person has to decide. */
export type SearchOutcome = RegistrationOutcome | { readonly outcome: 'wait' } | { readonly outcome: 'cannotTell' };

export interface LetterActivities {
  /** Looks at the bytes of a document and says whether it is taken. */
  inspectDocument(file: StoredFile): Promise<InspectionResult>;
  /** Applies the organisation's routing policy of this moment and promises a date. */
  routeLetter(letter: {
    organisationId: string;
    unitId: string | null;
    serviceId: string | null;
    applicantKind: ApplicantKind;
    submittedAt: Instant;
  }): Promise<Routing>;
  /** Writes the read model; an older state than the stored one changes nothing. */
  saveLetter(rows: LetterRows): Promise<void>;
  /** Appends to the audit log; what is there already is passed over. */
  recordAudit(log: LetterRef & { entries: readonly AuditEntry[] }): Promise<void>;
  /** Sends the letter to the correspondence system, at most once until the outcome is known. */
  registerLetter(letter: LetterRef & { sequence: number }): Promise<RegistrationOutcome>;
  /** Finds out what became of a registration with an unknown outcome, and adopts its number. */
  searchRegistration(letter: LetterRef): Promise<SearchOutcome>;
  /** Keeps the letter number that a person found. */
  adoptNumber(letter: LetterRef & { letterNumber: string; registeredAt: Instant }): Promise<RegistrationOutcome>;
  /** Writes the message and starts its delivery; repeated, it does nothing. */
  notify(notice: Notice): Promise<void>;
}

/** What became of one try at one panel. */
export type SmsAttemptOutcome = 'accepted' | 'refused' | 'notSent' | 'unknown';

export interface SmsAttemptResult {
  readonly outcome: SmsAttemptOutcome;
  /** How many panels there are. */
  readonly panels: number;
  /** Whether the same try may be made once more without doubling the message. */
  readonly repeatable: boolean;
}

export interface SmsActivities {
  /** Tries one panel: the attempt's number chooses it, starting with the preferred one. */
  sendSms(attempt: { messageId: string; attempt: number }): Promise<SmsAttemptResult>;
  /** Asks the panels what became of accepted messages, and has those that one could not deliver sent through another. */
  collectReceipts(): Promise<{ asked: number }>;
}
