import type { Deadline, Stamp } from './deadlines.ts';
import type {
  AttentionReason,
  CirculationEvent,
  InspectionResult,
  Instant,
  LetterContent,
  LetterDocument,
  Routing,
  StaffName,
  StoredFile,
} from './state.ts';

interface EditCommand {
  readonly type: 'edit';
  readonly content: LetterContent;
  /** Of the version that the applicant has seen; null when any may be overwritten. */
  readonly expectedSequence: number | null;
}

/** What the applicant asks of a letter. */
export type ApplicantCommand =
  | EditCommand
  | { readonly type: 'attach'; readonly file: StoredFile }
  | { readonly type: 'removeDocument'; readonly documentId: string }
  | { readonly type: 'submit'; readonly unitRequired: boolean }
  | { readonly type: 'withdraw' }
  | { readonly type: 'answer'; readonly text: string };

/**
 * What a controller, a secretary or an admin asks of a letter. What begins a wait of the organisation's days brings the stamp of its
 * end, for the letter knows no calendar; without one, as from an earlier release, its terms are plain days.
 */
export type StaffCommand =
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  | { readonly type: 'accept' }
  | { readonly type: 'reject'; readonly reason: string }
  | { readonly type: 'ask'; readonly question: string; readonly due?: Stamp }
  | { readonly type: 'reassign'; readonly unitId: string; readonly assignee: StaffName | null }
  | { readonly type: 'note'; readonly text: string }
  | {
      readonly type: 'reply';
      readonly text: string;
      readonly documents: readonly LetterDocument[];
      readonly closing?: Stamp;
    }
  | { readonly type: 'retry' }
  | { readonly type: 'giveUp'; readonly reason: string }
  | { readonly type: 'complete'; readonly letterNumber: string; readonly closing?: Stamp };

/** What clocks and outside systems bring: the outcomes of the letter's own effects. */
export type SystemCommand =
  | { readonly type: 'inspect'; readonly documentId: string; readonly result: InspectionResult }
  | { readonly type: 'route'; readonly routing: Routing }
  | { readonly type: 'remind' }
  | { readonly type: 'expire' }
  | { readonly type: 'lapseClaim' }
  | {
      readonly type: 'register';
      readonly letterNumber: string;
      readonly registeredAt: Instant;
      readonly closing?: Stamp;
    }
  | { readonly type: 'handOver'; readonly reference: string; readonly due: Stamp }
  | { readonly type: 'overdue' }
  | { readonly type: 'raiseAttention'; readonly reason: AttentionReason; readonly detail: string | null }
  | { readonly type: 'clearAttention' }
  | { readonly type: 'circulate'; readonly event: CirculationEvent; readonly closing?: Stamp }
  | { readonly type: 'close' }
  | { readonly type: 'retime'; readonly deadlines: readonly Deadline[] };

export type Command = ApplicantCommand | StaffCommand | SystemCommand;
export type SubmissionAction = Command['type'];
export type ApplicantAction = ApplicantCommand['type'];
export type StaffAction = StaffCommand['type'];
