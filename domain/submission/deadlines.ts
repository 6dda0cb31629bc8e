import type { SystemCommand } from './commands.ts';
import type { Instant, Terms } from './state.ts';
import type { SubmissionStatus } from './status.ts';
import { plusDays } from './support.ts';

/** The commands that clocks give: each ends a wait. */
export const TIMED_COMMANDS = [
  'remind',
  'expire',
  'lapseClaim',
  'overdue',
  'close',
] as const satisfies readonly SystemCommand['type'][];

export type TimedCommand = (typeof TIMED_COMMANDS)[number];

/** What a letter may wait for in each status, beside the table of actions. */
export const DEADLINES_BY_STATUS = {
  draft: ['remind', 'expire'],
  submitted: [],
  awaitingDecision: ['lapseClaim'],
  awaitingApplicant: ['expire'],
  registering: ['overdue'],
  registered: ['close'],
  replied: ['close'],
  closed: [],
  rejected: [],
  withdrawn: [],
  expired: [],
} as const satisfies Record<SubmissionStatus, readonly TimedCommand[]>;

/** An instant that was counted in an organisation's calendar, with the version of the calendar; null for plain time. */
export interface Stamp {
  readonly at: Instant;
  readonly calendar: string | null;
}

/** It spans one wait: it is stamped by the step that begins the wait, and only `retime` moves it. */
export interface Deadline extends Stamp {
  readonly command: TimedCommand;
}

export const plain = (at: Instant): Stamp => ({ at, calendar: null });

/** Of a new draft: plain days, for it is nobody's work yet. */
export const draftDeadlines = (createdAt: Instant, terms: Terms): Deadline[] => [
  { command: 'remind', ...plain(plusDays(createdAt, terms.draftReminderDays)) },
  { command: 'expire', ...plain(plusDays(createdAt, terms.draftExpiryDays)) },
];

/** Moves those that stand; what is not waited for is left out. */
export const retimed = (standing: readonly Deadline[], moves: readonly Deadline[]): Deadline[] =>
  standing.map((deadline) => moves.find(({ command }) => command === deadline.command) ?? deadline);
