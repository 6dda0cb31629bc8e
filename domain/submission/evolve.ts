import type { Actor, RecordedEvent, SubmissionEvent } from './events.ts';
import type { Instant, LetterDocument, SubmissionState } from './state.ts';
import type { SubmissionStatus } from './status.ts';
import { STATE_VERSION } from './stored.ts';
import { assertNever } from './support.ts';

type Created = Extract<SubmissionEvent, { type: 'created' }>;
type Later = Exclude<SubmissionEvent, { type: 'created' }>;

/** The state of a letter that was just begun. */
export function open({ type: _, ...opening }: Created, at: Instant): SubmissionState {
  return {
    ...opening,
    version: STATE_VERSION,
    sequence: 1,
    status: 'draft',
    statusSince: at,
    createdAt: at,
    updatedAt: at,
    documents: [],
    edits: 0,
    remindedAt: null,
    submittedAt: null,
    routing: null,
    unitId: opening.content.unitId,
    assignee: null,
    claim: null,
    acceptances: [],
    notes: [],
    questions: [],
    rejection: null,
    registration: null,
    replies: [],
    attention: null,
  };
}

/** The state after the event. Total: it takes every event that `decide` gives for the state, and never throws. */
export function evolve(state: SubmissionState, event: Later, at: Instant): SubmissionState {
  return { ...state, ...changes(state, event, at), sequence: state.sequence + 1, updatedAt: at };
}

/** The event with its sequence number, as the timeline and the audit log keep it. */
export function record(event: SubmissionEvent, by: { actor: Actor; at: Instant; sequence: number }): RecordedEvent {
  const { actor, at, sequence } = by;
  const id = actor.kind === 'system' ? null : actor.id;
  return { ...event, sequence, at, actor: { kind: actor.kind, id, name: actor.kind === 'staff' ? actor.name : null } };
}

function changes(state: SubmissionState, event: Later, at: Instant): Partial<SubmissionState> {
  const become = (status: SubmissionStatus): Partial<SubmissionState> => ({ status, statusSince: at });
  switch (event.type) {
    case 'edited':
      return { content: event.content, unitId: event.content.unitId, edits: state.edits + 1 };
    case 'documentAttached':
      return {
        documents: [...state.documents, { ...event.file, addedAt: at, inspection: { state: 'checking' } }],
        edits: state.edits + 1,
      };
    case 'documentInspected':
      return {
        documents: state.documents.map((document): LetterDocument =>
          document.id === event.documentId ? { ...document, inspection: event.result } : document,
        ),
      };
    case 'documentRemoved':
      return { documents: state.documents.filter(({ id }) => id !== event.documentId) };
    case 'reminded':
      return { remindedAt: at };
    case 'submitted':
      return { ...become('submitted'), submittedAt: at };
    case 'routed':
      return { ...become('awaitingDecision'), routing: event.routing, unitId: event.routing.unitId };
    case 'claimed':
      return { claim: { ...event.by, until: event.until } };
    case 'released':
    case 'claimLapsed':
      return { claim: null };
    case 'acceptedByOne':
      return { acceptances: [...state.acceptances, { ...event.by, at }], claim: null, assignee: null };
    case 'accepted':
      return { ...become('registering'), acceptances: [...state.acceptances, { ...event.by, at }], claim: null };
    case 'rejected':
      return { ...become('rejected'), rejection: { reason: event.reason, at }, claim: null };
    case 'applicantAsked':
      return {
        ...become('awaitingApplicant'),
        claim: null,
        questions: [
          ...state.questions,
          { text: event.question, askedAt: at, dueAt: event.dueAt, answer: null, answeredAt: null },
        ],
      };
    case 'applicantAnswered':
      return {
        ...become('awaitingDecision'),
        acceptances: [],
        questions: state.questions.map((question, index) =>
          index === state.questions.length - 1 ? { ...question, answer: event.answer, answeredAt: at } : question,
        ),
      };
    case 'reassigned':
      return { unitId: event.unitId, assignee: event.assignee, claim: null, acceptances: [] };
    case 'noted':
      return { notes: [...state.notes, { ...event.by, text: event.text, at }] };
    case 'registered':
      return {
        ...become('registered'),
        registration: { letterNumber: event.letterNumber, registeredAt: event.registeredAt },
      };
    case 'attentionRaised':
      return { attention: { reason: event.reason, detail: event.detail, since: at } };
    case 'attentionCleared':
      return { attention: null };
    case 'replied':
      return { ...become('replied'), replies: [...state.replies, { text: event.text, at }] };
    case 'withdrawn':
      return { ...become('withdrawn'), claim: null };
    case 'expired':
      return become('expired');
    case 'closed':
      return become('closed');
    default:
      return assertNever(event);
  }
}
