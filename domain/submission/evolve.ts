import { draftDeadlines, plain, retimed, type Deadline, type TimedCommand } from './deadlines.ts';
import type { Actor, RecordedEvent, SubmissionEvent } from './events.ts';
import { openQuestion, type Instant, type LetterDocument, type SubmissionState } from './state.ts';
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
    handover: null,
    registration: null,
    replies: [],
    circulation: [],
    attention: null,
    deadlines: draftDeadlines(at, opening.terms),
    fingerprint: null,
    answered: [],
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
  /** With the status end all waits; a new one may begin. */
  const become = (status: SubmissionStatus, deadlines: readonly Deadline[] = []): Partial<SubmissionState> => ({
    ...{ status, statusSince: at, deadlines },
  });
  const without = (ended: TimedCommand): Pick<SubmissionState, 'deadlines'> => ({
    deadlines: state.deadlines.filter(({ command }) => command !== ended),
  });
  const unclaimed = { claim: null, ...without('lapseClaim') };
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
      return { remindedAt: at, ...without('remind') };
    case 'submitted':
      return { ...become('submitted'), submittedAt: at };
    case 'routed':
      return { ...become('awaitingDecision'), routing: event.routing, unitId: event.routing.unitId };
    case 'claimed':
      return {
        claim: { ...event.by, until: event.until },
        deadlines: [...without('lapseClaim').deadlines, { command: 'lapseClaim', ...plain(event.until) }],
      };
    case 'released':
    case 'claimLapsed':
      return unclaimed;
    case 'acceptedByOne':
      return { acceptances: [...state.acceptances, { ...event.by, at }], assignee: null, ...unclaimed };
    case 'accepted':
      return { ...become('registering'), acceptances: [...state.acceptances, { ...event.by, at }], claim: null };
    case 'rejected':
      return { ...become('rejected'), rejection: { reason: event.reason, at }, claim: null };
    case 'applicantAsked':
      return {
        ...become('awaitingApplicant', [{ command: 'expire', ...event.due }]),
        claim: null,
        questions: [
          ...state.questions,
          { text: event.question, askedAt: at, dueAt: event.due.at, answer: null, answeredAt: null },
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
      return { unitId: event.unitId, assignee: event.assignee, acceptances: [], ...unclaimed };
    case 'noted':
      return { notes: [...state.notes, { ...event.by, text: event.text, at }] };
    case 'registered':
      return {
        ...become('registered', [{ command: 'close', ...event.closing }]),
        handover: null,
        registration: { letterNumber: event.letterNumber, registeredAt: event.registeredAt },
      };
    case 'handedOver':
      return { handover: { reference: event.reference, at }, deadlines: [{ command: 'overdue', ...event.due }] };
    case 'attentionRaised':
      return { attention: { reason: event.reason, detail: event.detail, since: at }, ...without('overdue') };
    case 'attentionCleared':
      return { attention: null, handover: null, ...without('overdue') };
    case 'referred':
    case 'returned':
    case 'filed':
      return { circulation: taken(state, event) };
    case 'replied': {
      const { text, documents, by, occurredAt = at } = event;
      return {
        ...become('replied', [{ command: 'close', ...event.closing }]),
        replies: byTime([...state.replies, { text, documents, by, at: occurredAt }]),
        circulation: taken(state, event),
      };
    }
    case 'retimed':
      return retime(state, event.deadlines);
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

type Circulating = Extract<Later, { eventId?: string }>;

/** What was written at the desk did not happen in the correspondence system. */
function taken({ circulation, sequence }: SubmissionState, event: Circulating): SubmissionState['circulation'] {
  const { type, eventId: id, occurredAt: at } = event;
  if (id === undefined || at === undefined) return circulation;
  return [...circulation, { id, type, sequence: sequence + 1, at, unit: type === 'referred' ? event.unit : null }];
}

const byTime = <Dated extends { at: Instant }>(all: readonly Dated[]): readonly Dated[] =>
  all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** A claim and a question tell of their deadline too. */
function retime(state: SubmissionState, moves: readonly Deadline[]): Partial<SubmissionState> {
  const deadlines = retimed(state.deadlines, moves);
  const instantOf = (wanted: TimedCommand) => deadlines.find(({ command }) => command === wanted)?.at;
  const asked = openQuestion(state);
  return {
    deadlines,
    claim: state.claim && { ...state.claim, until: instantOf('lapseClaim') ?? state.claim.until },
    questions: state.questions.map((question) =>
      question === asked ? { ...question, dueAt: instantOf('expire') ?? question.dueAt } : question,
    ),
  };
}
