import type { Deadline, Stamp } from './deadlines.ts';
import type {
  AttentionReason,
  CirculationStep,
  InspectionResult,
  Instant,
  LetterContent,
  LetterDocument,
  Routing,
  Sender,
  StaffName,
  StoredFile,
  Terms,
} from './state.ts';

/** Who did it. Stations and roles of staff are theirs at the time of the command. */
export type Actor =
  | { readonly kind: 'applicant'; readonly id: string }
  | {
      readonly kind: 'staff';
      readonly id: string;
      readonly name: string;
      readonly stations: readonly string[];
      readonly isAdmin: boolean;
    }
  | { readonly kind: 'system' };

export interface Opening {
  readonly id: string;
  readonly organisationId: string;
  readonly applicantId: string;
  readonly sender: Sender;
  readonly content: LetterContent;
  readonly clientReference: string | null;
  readonly correctionOf: string | null;
  readonly trackingCode: string;
  readonly terms: Terms;
}

/** Where it happened, if that was in the correspondence system: the event's id and time there. */
interface Source {
  readonly eventId: string;
  readonly occurredAt: Instant;
}

type OfCorrespondence = Exclude<CirculationStep, { type: 'replied' }> & Source;

/** What happened to a letter. The names are the types of the timeline. */
export type SubmissionEvent =
  | ({ readonly type: 'created' } & Opening)
  | { readonly type: 'edited'; readonly content: LetterContent }
  | { readonly type: 'documentAttached'; readonly file: StoredFile }
  | { readonly type: 'documentInspected'; readonly documentId: string; readonly result: InspectionResult }
  | { readonly type: 'documentRemoved'; readonly documentId: string }
  | { readonly type: 'reminded' }
  | { readonly type: 'submitted' }
  | { readonly type: 'routed'; readonly routing: Routing }
  | { readonly type: 'claimed'; readonly by: StaffName; readonly until: Instant }
  | { readonly type: 'released' }
  | { readonly type: 'claimLapsed' }
  | { readonly type: 'acceptedByOne'; readonly by: StaffName }
  | { readonly type: 'accepted'; readonly by: StaffName }
  | { readonly type: 'rejected'; readonly by: StaffName; readonly reason: string }
  | { readonly type: 'applicantAsked'; readonly question: string; readonly due: Stamp }
  | { readonly type: 'applicantAnswered'; readonly answer: string }
  | { readonly type: 'reassigned'; readonly unitId: string; readonly assignee: StaffName | null }
  | { readonly type: 'noted'; readonly by: StaffName; readonly text: string }
  | { readonly type: 'handedOver'; readonly reference: string; readonly due: Stamp }
  | {
      readonly type: 'registered';
      readonly letterNumber: string;
      readonly registeredAt: Instant;
      readonly closing: Stamp;
    }
  | { readonly type: 'attentionRaised'; readonly reason: AttentionReason; readonly detail: string | null }
  | { readonly type: 'attentionCleared' }
  | OfCorrespondence
  | ({
      readonly type: 'replied';
      readonly text: string;
      readonly documents: readonly LetterDocument[];
      readonly by: StaffName | null;
      readonly closing: Stamp;
    } & Partial<Source>)
  | { readonly type: 'retimed'; readonly deadlines: readonly Deadline[] }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'expired' }
  | { readonly type: 'closed' };

export type SubmissionEventType = SubmissionEvent['type'];

/** An event with its place in the letter's life; the first has sequence 1. */
export type RecordedEvent = SubmissionEvent & {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: { readonly kind: Actor['kind']; readonly id: string | null; readonly name: string | null };
};
