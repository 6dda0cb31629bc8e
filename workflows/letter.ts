import { condition, workflowInfo } from '@temporalio/workflow';
import {
  advance,
  decide,
  fromStored,
  isRefusal,
  open,
  record,
  type Actor,
  type Answered,
  type AuditEntry,
  type Command,
  type Instant,
  type Refusal,
  type SubmissionState,
} from '../domain/submission/index.ts';
import type { LetterRef, LetterRows, LetterStep } from '../activities/contract.ts';
import { saveLetter, settleLetter } from './activities.ts';
import type { Carried, SubmissionStart } from './updates.ts';
import { createSolitude, createTurns } from './turns.ts';
import { createUnwritten, type Unwritten } from './unwritten.ts';

const SYSTEM: Actor = { kind: 'system' };

/** Who asks, and what the request is known by when it comes again. */
export interface By {
  readonly actor: Actor;
  readonly key?: Answered;
}

/** A letter in the hands of its workflow: its state, and what of it the world does not know yet. */
export interface Letter {
  readonly state: SubmissionState;
  readonly ref: LetterRef;
  /** Whether the domain would take the command now. */
  check(command: Command, actor: Actor): Refusal | undefined;
  /** Carries a command out, synchronously; gives the refusal if there is one. */
  apply(command: Command, by?: By): Refusal | undefined;
  /** The same for the letter's own, of which the audit log is told by whoever brings it. */
  applyAudited(command: Command): void;
  /** Carries out what a step found out, as the step did; what happened meanwhile is to be saved once more. In turn. */
  follow(step: (given: LetterStep) => Promise<Command>): Promise<void>;
  /** Carries out what a step has carried out at that moment and written down with all that was before, the audit log too. */
  adopt(command: Command, at: Instant): void;
  /** Keeps people's messages, and other such steps, waiting while a step goes on that must find the letter as it is. */
  alone<T>(step: () => Promise<T>): Promise<T>;
  isAlone(): boolean;
  /** Has a step with local activities wait for those before it, of messages and of the letter's own. */
  inTurn<T>(step: () => Promise<T>): Promise<T>;
  /** Writes what the read model does not have yet, in the workflow task that is under way; in turn. */
  save(): Promise<void>;
  isSaved(): boolean;
  /** Writes the same in a step of its own: then all that happened is durable, and the audit log gets it too. */
  settle(): Promise<void>;
  /** Whether read model and audit log have all that happened. */
  isSettled(): boolean;
  unaudited(): readonly AuditEntry[];
}

const now = (): string => new Date().toISOString();

/** Opens a letter from its start input, or goes on where the run before stopped. */
export function openLetter(start: SubmissionStart): Letter {
  const held = hold(start);
  const { id: submissionId, organisationId, applicantId } = held.state;
  return {
    get state() {
      return held.state;
    },
    ref: { submissionId, organisationId, applicantId },
    inTurn: createTurns(),
    ...createSolitude(condition),
    check(command, actor) {
      const decision = decide(held.state, { command, actor, at: now() });
      return isRefusal(decision) ? decision : undefined;
    },
    apply: (command, by = { actor: SYSTEM }) => take(held, command, { ...by, at: now() }),
    applyAudited(command) {
      const step = advance(held.state, { command, actor: SYSTEM, at: now() });
      if (isRefusal(step)) return;
      held.state = step.state;
      step.events.forEach(held.unwritten.addAudited);
    },
    ...writing(held),
  };
}

interface Held {
  state: SubmissionState;
  readonly unwritten: Unwritten;
}

function hold({ opening, fingerprint, carried }: SubmissionStart): Held {
  const unwritten = createUnwritten(carried?.unaudited ?? [], () => workflowInfo().historyLength);
  if (carried) return { state: carriedState(carried), unwritten };
  const created = { type: 'created', ...opening } as const;
  const state = { ...open(created, now()), fingerprint };
  const actor: Actor = { kind: 'applicant', id: state.applicantId };
  unwritten.add(record(created, { actor, at: state.createdAt, sequence: state.sequence }));
  return { state, unwritten };
}

/** A run of release 1.0 handed the requests that it had answered beside the state. */
function carriedState({ state: json, answered = {} }: Carried): SubmissionState {
  const state = fromStored(json);
  const before = Object.entries(answered).map(([id, fingerprint]) => ({ id, fingerprint }));
  return { ...state, answered: [...before, ...state.answered] };
}

function take(held: Held, command: Command, by: By & { at: Instant }): Refusal | undefined {
  const step = advance(held.state, { command, ...by });
  if (isRefusal(step)) return step;
  held.state = step.state;
  step.events.forEach(held.unwritten.add);
  return undefined;
}

type Writing = Pick<Letter, 'follow' | 'adopt' | 'save' | 'isSaved' | 'settle' | 'isSettled' | 'unaudited'>;

function writing(held: Held): Writing {
  const { unwritten } = held;
  return {
    async follow(step) {
      const [given, at] = [held.state.sequence, now()];
      const command = await write(held, { step: (rows) => step({ ...rows, at }), audit: durable(held) });
      const isAsGiven = held.state.sequence === given;
      take(held, command, { actor: SYSTEM, at });
      if (isAsGiven) unwritten.eventsWritten();
    },
    adopt(command, at) {
      take(held, command, { actor: SYSTEM, at });
      unwritten.allWritten();
    },
    save: () => write(held, { step: saveLetter, audit: durable(held) }),
    isSaved: unwritten.isSaved,
    async settle() {
      unwritten.settling();
      await write(held, { step: settleLetter, audit: unwritten.entries() });
    },
    isSettled: unwritten.isSettled,
    unaudited: unwritten.entries,
  };
}

/** While a letter is a draft it is its applicant's alone: the log gets it when it is submitted, or ends. */
const durable = ({ state, unwritten }: Held): readonly AuditEntry[] =>
  state.submittedAt === null ? [] : unwritten.durable();

interface Step<T> {
  step: (rows: LetterRows) => Promise<T>;
  audit: readonly AuditEntry[];
}

async function write<T>({ state, unwritten }: Held, { step, audit }: Step<T>): Promise<T> {
  const result = await step({ state, events: unwritten.events(), audit });
  unwritten.written({ upTo: state.sequence, audit });
  return result;
}
