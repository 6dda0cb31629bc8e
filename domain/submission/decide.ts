import { whyNot } from './actions.ts';
import type { Command } from './commands.ts';
import { plain, type Deadline, type Stamp } from './deadlines.ts';
import type { Actor, SubmissionEvent } from './events.ts';
import { type Refusal, refuse } from './refusal.ts';
import {
  isSent,
  type Answered,
  type Circulated,
  type CirculationEvent,
  type Instant,
  type StaffName,
  type SubmissionState,
} from './state.ts';
import { assertNever, plusDays, plusMinutes } from './support.ts';

/** A draft is saved while it is written. A run of the workflow hands over after so many, far below the engine's 2,000 messages. */
const MAX_EDITS = 1_000;
/** Whatever the draft has used, an answer may bring its documents. */
const EDITS_FOR_AN_ANSWER = 20;
const MAX_NOTES = 100;
const MAX_QUESTIONS = 20;
/** Far more than a letter goes through: a partner gone astray must not fill it. */
const MAX_CIRCULATION = 500;

export interface Request {
  readonly command: Command;
  readonly actor: Actor;
  readonly at: Instant;
  /** What a person's request is known by; the letter's own commands have none. */
  readonly key?: Answered;
}

/**
 * What follows from a command on a letter in this state.
 * Pure: the same state and request always give the same answer, and nothing is changed.
 * @returns the events, at least one, to be given to `evolve` in order; or why nothing happens
 */
export function decide(state: SubmissionState, request: Request): readonly SubmissionEvent[] | Refusal {
  return whyNot(state, request.actor, request.command.type) ?? eventsOf(state, request);
}

export const isRefusal = (decision: object): decision is Refusal => 'refusal' in decision;

const mayEdit = ({ edits, questions }: SubmissionState): boolean =>
  edits < MAX_EDITS + EDITS_FOR_AN_ANSWER * questions.length;

function eventsOf(state: SubmissionState, { command, actor, at }: Request): readonly SubmissionEvent[] | Refusal {
  const by = nameOf(actor);
  switch (command.type) {
    case 'edit':
      if ((command.expectedSequence ?? state.sequence) !== state.sequence) return refuse('precondition-failed');
      if (!mayEdit(state)) return refuse('too-many-edits');
      return [{ type: 'edited', content: command.content }];
    case 'attach':
      if (state.documents.length >= state.terms.maxDocuments) return refuse('too-many-documents');
      if (!mayEdit(state)) return refuse('too-many-edits');
      return [{ type: 'documentAttached', file: command.file }];
    case 'inspect':
      return findDocument(state, command.documentId)?.inspection.state === 'checking'
        ? [{ type: 'documentInspected', documentId: command.documentId, result: command.result }]
        : refuse('unknown-document');
    case 'removeDocument':
      return removeDocument(state, command.documentId);
    case 'submit':
      if (command.unitRequired && state.content.unitId === null) return refuse('unit-needed');
      return hasPending(state) ? refuse('documents-pending') : [{ type: 'submitted' }];
    case 'route':
      return [{ type: 'routed', routing: command.routing }];
    case 'remind':
      return state.remindedAt === null ? [{ type: 'reminded' }] : refuse('wrong-state');
    case 'expire':
      return [{ type: 'expired' }];
    case 'withdraw':
      return [{ type: 'withdrawn' }];
    case 'claim':
      return [{ type: 'claimed', by, until: plusMinutes(at, state.terms.claimMinutes) }];
    case 'release':
      return [{ type: 'released' }];
    case 'lapseClaim':
      return state.claim ? [{ type: 'claimLapsed' }] : refuse('wrong-state');
    case 'accept':
      return [{ type: isLastAcceptance(state) ? 'accepted' : 'acceptedByOne', by }];
    case 'reject':
      return [{ type: 'rejected', by, reason: command.reason }];
    case 'giveUp':
      return [...clearing(state), { type: 'rejected', by, reason: command.reason }];
    case 'ask':
      if (state.questions.length >= MAX_QUESTIONS) return refuse('too-many-questions');
      return [
        {
          type: 'applicantAsked',
          question: command.question,
          due: command.due ?? plain(plusDays(at, state.terms.questionDays)),
        },
      ];
    case 'answer':
      return hasPending(state) ? refuse('documents-pending') : [{ type: 'applicantAnswered', answer: command.text }];
    case 'reassign':
      return [{ type: 'reassigned', unitId: command.unitId, assignee: command.assignee }];
    case 'note':
      if (state.notes.length >= MAX_NOTES) return refuse('too-many-notes');
      return [{ type: 'noted', by, text: command.text }];
    case 'register':
      return [
        ...clearing(state),
        {
          type: 'registered',
          letterNumber: command.letterNumber,
          registeredAt: command.registeredAt,
          closing: closing(state, command.closing, at),
        },
      ];
    case 'handOver':
      return state.handover === null
        ? [{ type: 'handedOver', reference: command.reference, due: command.due }]
        : refuse('wrong-state');
    case 'overdue':
      return state.handover === null
        ? refuse('wrong-state')
        : [{ type: 'attentionRaised', reason: 'receipt-overdue', detail: state.handover.reference }];
    case 'complete':
      return [
        ...clearing(state),
        {
          type: 'registered',
          letterNumber: command.letterNumber,
          registeredAt: at,
          closing: closing(state, command.closing, at),
        },
      ];
    case 'retry':
    case 'clearAttention':
      return state.attention ? [{ type: 'attentionCleared' }] : refuse('wrong-state');
    case 'raiseAttention':
      return state.attention?.reason === command.reason
        ? refuse('wrong-state')
        : [{ type: 'attentionRaised', reason: command.reason, detail: command.detail }];
    case 'reply':
      return [
        {
          type: 'replied',
          text: command.text,
          documents: command.documents,
          by,
          closing: closing(state, command.closing, at),
        },
      ];
    case 'circulate':
      if (hasTaken(state, command.event.id) || state.circulation.length >= MAX_CIRCULATION)
        return refuse('wrong-state');
      return [circulated(command.event, closing(state, command.closing, at))];
    case 'retime':
      return retime(state, command.deadlines);
    case 'close':
      return [{ type: 'closed' }];
    default:
      return assertNever(command);
  }
}

/** Whether the letter has taken an event of the correspondence system already, and as which of its own. */
export const hasTaken = ({ circulation }: SubmissionState, eventId: string): Circulated | undefined =>
  circulation.find(({ id }) => id === eventId);

function circulated({ id: eventId, at: occurredAt, ...step }: CirculationEvent, closing: Stamp): SubmissionEvent {
  const source = { eventId, occurredAt };
  return step.type === 'replied' ? { ...step, by: null, closing, ...source } : { ...step, ...source };
}

const nameOf = (actor: Actor): StaffName =>
  actor.kind === 'staff' ? { staffId: actor.id, name: actor.name } : { staffId: '', name: '' };

const findDocument = (state: SubmissionState, id: string) => state.documents.find((document) => document.id === id);

const hasPending = (state: SubmissionState): boolean =>
  state.documents.some(({ inspection }) => inspection.state === 'checking');

const isLastAcceptance = (state: SubmissionState): boolean =>
  state.acceptances.length + 1 >= (state.routing?.acceptancesNeeded ?? 1);

const clearing = (state: SubmissionState): SubmissionEvent[] => (state.attention ? [{ type: 'attentionCleared' }] : []);

/** While a question is open, only what was added to answer it may be taken away. */
function removeDocument(state: SubmissionState, documentId: string): readonly SubmissionEvent[] | Refusal {
  const document = findDocument(state, documentId);
  if (!document) return refuse('unknown-document');
  if (isSent(state, document)) return refuse('document-already-sent');
  return [{ type: 'documentRemoved', documentId }];
}

const closing = ({ terms }: SubmissionState, stamp: Stamp | undefined, at: Instant): Stamp =>
  stamp ?? plain(plusDays(at, terms.closeAfterDays));

/** What the letter does not wait for, or waits for at that very instant, is left out. */
function retime({ deadlines }: SubmissionState, moves: readonly Deadline[]): readonly SubmissionEvent[] | Refusal {
  const moved = moves.filter((move) =>
    deadlines.some(
      ({ command, at, calendar }) => command === move.command && (at !== move.at || calendar !== move.calendar),
    ),
  );
  return moved.length > 0 ? [{ type: 'retimed', deadlines: moved }] : refuse('wrong-state');
}
