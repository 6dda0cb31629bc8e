import { condition, workflowInfo } from '@temporalio/workflow';
import {
  advance,
  decide,
  fromStored,
  isRefusal,
  open,
  record,
  toAuditEntry,
  type Actor,
  type AuditEntry,
  type Command,
  type Instant,
  type RecordedEvent,
  type Refusal,
  type SubmissionState,
} from '../domain/submission/index.ts';
import type { LetterRef, LetterRows, LetterStep } from '../activities/contract.ts';
import { saveLetter, settleLetter } from './activities.ts';
import type { SubmissionStart } from './messages.ts';
import { createTurns } from './turns.ts';

const SYSTEM: Actor = { kind: 'system' };

/** A letter in the hands of its workflow: its state, and what of it the world does not know yet. */
export interface Letter {
  readonly state: SubmissionState;
  readonly ref: LetterRef;
  /** Whether the domain would take the command now. */
  check(command: Command, actor: Actor): Refusal | undefined;
  /** Carries a command out, synchronously; gives the refusal if there is one. */
  apply(command: Command, actor?: Actor): Refusal | undefined;
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
export function openLetter({ opening, carried }: SubmissionStart): Letter {
  const created = { type: 'created', ...opening } as const;
  let state = carried ? fromStored(carried.state) : open(created, now());
  const { id: submissionId, organisationId, applicantId } = state;
  const ref: LetterRef = { submissionId, organisationId, applicantId };
  const applicant: Actor = { kind: 'applicant', id: applicantId };

  /** Each event with the history length at which it happened: once the history is longer, the event is durable. */
  let unaudited = (carried?.unaudited ?? []).map((entry) => ({ entry, historyLength: 0 }));
  let unsaved: RecordedEvent[] = [];
  /** Not asked of `unaudited`: what goes with a save depends on the history's length, which replay need not repeat. */
  let isSettled = unaudited.length === 0;
  let isAlone = false;
  const inTurn = createTurns();

  const remember = (event: RecordedEvent): void => {
    unsaved.push(event);
    isSettled = false;
    unaudited.push({ entry: toAuditEntry(event), historyLength: workflowInfo().historyLength });
  };
  if (!carried) remember(record(created, { actor: applicant, at: state.createdAt, sequence: state.sequence }));

  /** While a letter is a draft it is its applicant's alone: the log gets it when it is submitted, or ends. */
  const durable = (): AuditEntry[] =>
    state.submittedAt === null
      ? []
      : unaudited.filter(({ historyLength }) => historyLength < workflowInfo().historyLength).map(({ entry }) => entry);

  const carryOut = (command: Command, { actor, at }: { actor: Actor; at: Instant }): Refusal | undefined => {
    const step = advance(state, { command, actor, at });
    if (isRefusal(step)) return step;
    state = step.state;
    step.events.forEach(remember);
    return undefined;
  };

  const write = async <T>(step: (rows: LetterRows) => Promise<T>, audit: readonly AuditEntry[]): Promise<T> => {
    const written = state.sequence;
    const result = await step({ state, events: unsaved, audit });
    unsaved = unsaved.filter(({ sequence }) => sequence > written);
    unaudited = unaudited.filter(({ entry }) => !audit.includes(entry));
    return result;
  };

  return {
    get state() {
      return state;
    },
    ref,
    inTurn,
    check(command, actor) {
      const decision = decide(state, { command, actor, at: now() });
      return isRefusal(decision) ? decision : undefined;
    },
    apply: (command, actor = SYSTEM) => carryOut(command, { actor, at: now() }),
    async follow(step) {
      const [given, at] = [state.sequence, now()];
      const command = await write((rows) => step({ ...rows, at }), durable());
      const isAsGiven = state.sequence === given;
      carryOut(command, { actor: SYSTEM, at });
      if (isAsGiven) unsaved = [];
    },
    adopt(command, at) {
      carryOut(command, { actor: SYSTEM, at });
      [unsaved, unaudited, isSettled] = [[], [], true];
    },
    async alone(step) {
      while (isAlone) await condition(() => !isAlone);
      isAlone = true;
      return step().finally(() => (isAlone = false));
    },
    isAlone: () => isAlone,
    save: () => write(saveLetter, durable()),
    isSaved: () => unsaved.length === 0,
    async settle() {
      isSettled = true;
      await write(
        settleLetter,
        unaudited.map(({ entry }) => entry),
      );
    },
    isSettled: () => isSettled,
    unaudited: () => unaudited.map(({ entry }) => entry),
  };
}
