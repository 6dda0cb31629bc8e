import { workflowInfo } from '@temporalio/workflow';
import {
  decide,
  evolve,
  isNotice,
  isRefusal,
  open,
  record,
  type Actor,
  type Command,
  type NoticeKind,
  type RecordedEvent,
  type Refusal,
  type SubmissionEvent,
  type SubmissionState,
} from '../domain/submission/index.ts';
import type { AuditEntry, LetterRef } from '../activities/contract.ts';
import { notify, recordAudit, saveLetter } from './activities.ts';
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
  /** Has a step with local activities wait for those before it, of messages and of the letter's own. */
  inTurn<T>(step: () => Promise<T>): Promise<T>;
  /** Writes what the read model does not have yet; in turn. */
  save(): Promise<void>;
  isSaved(): boolean;
  hasNotices(): boolean;
  /** Tells the applicant what is to be told; in turn. */
  sendNotices(): Promise<void>;
  /** Whether the audit log may lack events. */
  isUnsettled(): boolean;
  /** Brings the audit log up to the last event. */
  settleAudit(): Promise<void>;
  unaudited(): readonly AuditEntry[];
}

const now = (): string => new Date().toISOString();

/** Opens a letter from its start input, or goes on where the run before stopped. */
export function openLetter({ opening, carried }: SubmissionStart): Letter {
  const created = { type: 'created', ...opening } as const;
  let state = carried?.state ?? open(created, now());
  const { id: submissionId, organisationId, applicantId } = state;
  const ref: LetterRef = { submissionId, organisationId, applicantId };
  const applicant: Actor = { kind: 'applicant', id: applicantId };

  /** Each event with the history length at which it happened: once the history is longer, the event is durable. */
  let unaudited = (carried?.unaudited ?? []).map((entry) => ({ entry, historyLength: 0 }));
  let unsaved: RecordedEvent[] = [];
  let notices: { kind: NoticeKind; event: RecordedEvent }[] = [];
  /** Not asked of `unaudited`: what goes with a save depends on the history's length, which replay need not repeat. */
  let isUnsettled = unaudited.length > 0;
  const inTurn = createTurns();

  const remember = (event: SubmissionEvent, by: { actor: Actor; at: string }): void => {
    const recorded = record(event, { ...by, sequence: state.sequence });
    unsaved.push(recorded);
    isUnsettled = true;
    unaudited.push({ entry: auditEntry(recorded), historyLength: workflowInfo().historyLength });
    if (isNotice(recorded.type)) notices.push({ kind: recorded.type, event: recorded });
  };
  if (!carried) remember(created, { actor: applicant, at: state.createdAt });

  const durable = (): AuditEntry[] =>
    unaudited.filter(({ historyLength }) => historyLength < workflowInfo().historyLength).map(({ entry }) => entry);

  const forgetAudited = (audited: readonly AuditEntry[]): void => {
    unaudited = unaudited.filter(({ entry }) => !audited.includes(entry));
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
    apply(command, actor = SYSTEM) {
      const at = now();
      const decision = decide(state, { command, actor, at });
      if (isRefusal(decision)) return decision;
      for (const event of decision) {
        if (event.type === 'created') continue;
        state = evolve(state, event, at);
        remember(event, { actor, at });
      }
      return undefined;
    },
    async save() {
      const written = state.sequence;
      const audit = durable();
      await saveLetter({ state, events: unsaved, audit });
      unsaved = unsaved.filter(({ sequence }) => sequence > written);
      forgetAudited(audit);
    },
    isSaved: () => unsaved.length === 0,
    hasNotices: () => notices.length > 0,
    async sendNotices() {
      const due = notices;
      notices = [];
      const { trackingCode } = state;
      for (const { kind, event } of due) {
        await notify({
          ...ref,
          kind,
          sequence: event.sequence,
          trackingCode,
          letterNumber: state.registration?.letterNumber ?? null,
          promisedAt: state.routing?.promisedAt ?? null,
          text: textOf(event),
        });
      }
    },
    isUnsettled: () => isUnsettled,
    async settleAudit() {
      const entries = unaudited.map(({ entry }) => entry);
      isUnsettled = false;
      await recordAudit({ ...ref, entries });
      forgetAudited(entries);
    },
    unaudited: () => unaudited.map(({ entry }) => entry),
  };
}

const auditEntry = ({ sequence, at, type, actor }: RecordedEvent): AuditEntry => ({
  sequence,
  at,
  action: type,
  actorKind: actor.kind,
  actorId: actor.id,
});

function textOf(event: RecordedEvent): string | null {
  switch (event.type) {
    case 'rejected':
      return event.reason;
    case 'applicantAsked':
      return event.question;
    case 'replied':
      return event.text;
    default:
      return null;
  }
}
