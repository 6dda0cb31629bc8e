import { DEADLINES_BY_STATUS, type Deadline } from './deadlines.ts';
import { type Instant, type SubmissionState } from './state.ts';
import { isEnd } from './status.ts';
import { plusDays } from './support.ts';

/** What the letter's workflow carries out by itself. */
export type Effect = 'register';

/** What a letter owes when nobody does anything. */
export interface Owed {
  /** To be carried out now. */
  readonly effects: readonly Effect[];
  /** Each of them stands by itself; when its instant comes, its command happens. */
  readonly deadlines: readonly Deadline[];
  /** Whether its life is over. */
  readonly end: boolean;
}

export const owed = (state: SubmissionState): Owed => ({
  effects: isToBeRegistered(state) ? ['register'] : [],
  deadlines: state.deadlines,
  end: isEnd(state.status),
});

/** After a refusal or a doubt a person says how it goes on; an outage is waited out, and so is the number of what was handed over. */
const isToBeRegistered = ({ status, attention, handover }: SubmissionState): boolean =>
  status === 'registering' &&
  handover === null &&
  (attention === null || attention.reason === 'correspondence-unreachable');

/** The deadline that comes first; of two at one instant, the one that the table has first. */
export function earliest({ status, deadlines }: SubmissionState): Deadline | undefined {
  const order: readonly Deadline['command'][] = DEADLINES_BY_STATUS[status];
  return deadlines.toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || order.indexOf(a.command) - order.indexOf(b.command),
  )[0];
}

/**
 * Whether who waits for what the letter owed before may go on waiting. After a reply the letter closes later: whoever wakes at the old
 * instant sees that there is a later one, which costs the engine less than a new timer with each reply.
 */
export function owesTheSame(before: SubmissionState, now: SubmissionState): boolean {
  const [one, other] = [owed(before), owed(now)];
  if (one.end !== other.end || one.effects.join() !== other.effects.join()) return false;
  const [awaited, due] = [earliest(before)?.at, earliest(now)?.at];
  if (awaited === undefined || due === undefined) return awaited === due;
  return awaited === due || (now.status === 'replied' && Date.parse(due) > Date.parse(awaited));
}

/** When a draft that nobody sends expires, or would have. */
export const draftExpiresAt = ({ status, deadlines, createdAt, terms }: SubmissionState): Instant =>
  (status === 'draft' ? deadlines.find(({ command }) => command === 'expire')?.at : undefined) ??
  plusDays(createdAt, terms.draftExpiryDays);
