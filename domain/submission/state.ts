import type { Deadline } from './deadlines.ts';
import type { SubmissionStatus } from './status.ts';

/** An ISO 8601 instant in UTC. */
export type Instant = string;

export type ApplicantKind = 'natural' | 'legal';

/** Who sends the letter, as they were when the draft was made. */
export interface Sender {
  readonly firstName: string;
  readonly lastName: string;
  readonly nationalId: string;
  readonly mobile: string;
}

export interface LegalPerson {
  readonly id: string;
  readonly name: string;
  readonly legalId: string;
}

/** What the applicant writes and may change while the letter is a draft. */
export interface LetterContent {
  readonly subject: string;
  readonly body: string | null;
  readonly unitId: string | null;
  readonly serviceId: string | null;
  readonly legalPerson: LegalPerson | null;
}

/** A file whose bytes lie in storage under `key`. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly key: string;
}

export type InspectionResult =
  { readonly state: 'ready'; readonly mediaType: string } | { readonly state: 'refused'; readonly reasonCode: string };

export interface LetterDocument extends StoredFile {
  readonly addedAt: Instant;
  readonly inspection: InspectionResult | { readonly state: 'checking' };
}

/** What chose the letter's unit. */
export const ROUTED_BY = ['secretariat', 'unit', 'rule', 'fallback'] as const;

/** Where the letter was sent, by which version of the organisation's policy; it never changes after routing. */
export interface Routing {
  readonly policyVersion: number;
  readonly by: (typeof ROUTED_BY)[number];
  readonly unitId: string;
  readonly secretariatUnitId: string;
  readonly secretariatDecides: boolean;
  readonly acceptancesNeeded: 1 | 2;
  readonly promisedAt: Instant;
  /** The version of the calendar in which the promise was counted; letters of release 1.0 have none. */
  readonly calendar?: string;
}

export interface StaffName {
  readonly staffId: string;
  readonly name: string;
}

export interface Question {
  readonly text: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
}

/** What the organisation answered, with documents that were looked at. */
export interface Reply {
  readonly text: string;
  readonly at: Instant;
  readonly documents: readonly LetterDocument[];
  /** Who wrote it at the desk; null when it came from the correspondence system. */
  readonly by: StaffName | null;
}

/** An event of the correspondence system that the letter has taken. */
export interface Circulated {
  /** Of the event: a letter takes each once. */
  readonly id: string;
  readonly type: CirculationStep['type'];
  /** Of the letter's own event. */
  readonly sequence: number;
  /** By the clock of the correspondence system. */
  readonly at: Instant;
  /** To whom it was referred. */
  readonly unit: string | null;
}

/** What happens to a registered letter in the organisation's correspondence system. */
export type CirculationStep =
  | { readonly type: 'referred'; readonly unit: string; readonly person: string | null; readonly note: string | null }
  | { readonly type: 'returned'; readonly reason: string }
  | { readonly type: 'filed' }
  | { readonly type: 'replied'; readonly text: string; readonly documents: readonly LetterDocument[] };

export const CIRCULATION_STEPS = [
  'referred',
  'returned',
  'filed',
  'replied',
] as const satisfies readonly CirculationStep['type'][];

/** A step with what it is known by, and when it happened there. */
export type CirculationEvent = CirculationStep & { readonly id: string; readonly at: Instant };

/** A letter that a person has to look at; a flag beside the status. */
export interface Attention {
  readonly reason: AttentionReason;
  readonly detail: string | null;
  readonly since: Instant;
}

export const ATTENTION_REASONS = [
  'refused-by-correspondence',
  'number-taken',
  'correspondence-unreachable',
  'outcome-unknown',
  'receipt-overdue',
] as const;

export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/**
 * Terms that hold for this letter from its first day, copied from the organisation's settings. A draft's days and a claim's minutes are
 * plain time. A question's days and those until closing are the organisation's: they end with a working day (`endOfTerm`).
 */
export interface Terms {
  readonly draftReminderDays: number;
  readonly draftExpiryDays: number;
  readonly claimMinutes: number;
  readonly questionDays: number;
  readonly closeAfterDays: number;
  readonly maxDocuments: number;
}

/** A request that a letter has carried out: its id and the fingerprint of its content, both keyed hashes. */
export interface Answered {
  readonly id: string;
  readonly fingerprint: string;
}

export interface SubmissionState {
  /** Of the state's shape: see `fromStored`. */
  readonly version: number;
  readonly id: string;
  readonly organisationId: string;
  readonly applicantId: string;
  readonly sequence: number;
  readonly status: SubmissionStatus;
  readonly sender: Sender;
  readonly content: LetterContent;
  readonly clientReference: string | null;
  readonly correctionOf: string | null;
  /** Made with the draft, told to the applicant when the letter is submitted. */
  readonly trackingCode: string;
  readonly terms: Terms;
  readonly documents: readonly LetterDocument[];
  readonly edits: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly remindedAt: Instant | null;
  readonly submittedAt: Instant | null;
  readonly routing: Routing | null;
  /** The unit in whose cartable the letter stands. */
  readonly unitId: string | null;
  readonly assignee: StaffName | null;
  readonly claim: (StaffName & { readonly until: Instant }) | null;
  readonly acceptances: readonly (StaffName & { readonly at: Instant })[];
  readonly notes: readonly (StaffName & { readonly text: string; readonly at: Instant })[];
  readonly questions: readonly Question[];
  readonly rejection: { readonly reason: string; readonly at: Instant } | null;
  /** The letter was sent for certain, and waits for its number. */
  readonly handover: { readonly reference: string; readonly at: Instant } | null;
  readonly registration: { readonly letterNumber: string; readonly registeredAt: Instant } | null;
  /** By when they were given. */
  readonly replies: readonly Reply[];
  /** In the order in which they were taken; each tells when it happened. */
  readonly circulation: readonly Circulated[];
  readonly attention: Attention | null;
  /** All that the letter waits for. */
  readonly deadlines: readonly Deadline[];
  /** Of the request that began the letter; null in letters of release 1.0. */
  readonly fingerprint: string | null;
  /** The last requests, oldest first: a repeat finds its answer here when the engine knows it no more. */
  readonly answered: readonly Answered[];
  /** When the letter came to its present status. */
  readonly statusSince: Instant;
}

/** Whether the organisation has a document: one that was added to answer a question goes with the answer. */
export const isSent = ({ status, statusSince }: SubmissionState, { addedAt }: LetterDocument): boolean =>
  status !== 'draft' && !(status === 'awaitingApplicant' && addedAt >= statusSince);

/** The bytes of a letter's documents that are not sent yet. */
export const unsentBytes = (state: SubmissionState): number =>
  state.documents.filter((document) => !isSent(state, document)).reduce((sum, { bytes }) => sum + bytes, 0);

export const applicantKindOf = (content: LetterContent): ApplicantKind => (content.legalPerson ? 'legal' : 'natural');

/** The question that waits for the applicant, if there is one. */
export const openQuestion = (state: SubmissionState): Question | undefined =>
  state.status === 'awaitingApplicant' ? state.questions.at(-1) : undefined;
