import type { Actor, RecordedEvent, SubmissionEventType } from './events.ts';
import type { Instant } from './state.ts';

/** One line of the audit log: who did what, when; nothing of the letter's content. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: Instant;
  readonly action: SubmissionEventType;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
}

/** What the audit log keeps of an event. */
export const toAuditEntry = ({ sequence, at, type, actor }: RecordedEvent): AuditEntry => ({
  sequence,
  at,
  action: type,
  actorKind: actor.kind,
  actorId: actor.id,
});
