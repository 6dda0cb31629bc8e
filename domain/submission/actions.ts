import type { ApplicantAction, StaffAction, SubmissionAction } from './commands.ts';
import type { Actor } from './events.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { SubmissionState } from './state.ts';
import type { SubmissionStatus } from './status.ts';

/** What may happen to a letter in each status: the one table behind refusals, validators and buttons. */
export const ACTIONS_BY_STATUS = {
  draft: ['edit', 'attach', 'inspect', 'removeDocument', 'submit', 'withdraw', 'remind', 'expire', 'retime'],
  submitted: ['route', 'withdraw', 'note'],
  awaitingDecision: [
    'claim',
    'release',
    'lapseClaim',
    'accept',
    'reject',
    'ask',
    'reassign',
    'withdraw',
    'retime',
    'note',
  ],
  awaitingApplicant: ['answer', 'attach', 'inspect', 'removeDocument', 'withdraw', 'expire', 'retime', 'note'],
  registering: [
    'register',
    'handOver',
    'overdue',
    'raiseAttention',
    'clearAttention',
    'retry',
    'complete',
    'giveUp',
    'retime',
    'note',
  ],
  registered: ['circulate', 'reply', 'close', 'retime', 'note'],
  replied: ['circulate', 'reply', 'close', 'retime', 'note'],
  closed: [],
  rejected: [],
  withdrawn: [],
  expired: [],
} as const satisfies Record<SubmissionStatus, readonly SubmissionAction[]>;

export const APPLICANT_ACTIONS = [
  'edit',
  'attach',
  'removeDocument',
  'submit',
  'withdraw',
  'answer',
] as const satisfies readonly ApplicantAction[];

export const STAFF_ACTIONS = [
  'claim',
  'release',
  'accept',
  'reject',
  'ask',
  'reassign',
  'note',
  'reply',
  'retry',
  'complete',
  'giveUp',
] as const satisfies readonly StaffAction[];

const DECISIONS: readonly SubmissionAction[] = ['accept', 'reject', 'ask'];
const ADMIN_ACTIONS: readonly SubmissionAction[] = ['retry', 'complete', 'giveUp'];
/** Whoever holds the letter, and an admin. */
const FOR_ALL_STATIONED: readonly SubmissionAction[] = ['note', 'reply'];

const inTable = (status: SubmissionStatus, action: SubmissionAction): boolean =>
  (ACTIONS_BY_STATUS[status] as readonly SubmissionAction[]).includes(action);

const isOneOf = (actions: readonly SubmissionAction[], action: SubmissionAction): boolean => actions.includes(action);

/**
 * Whether the actor may do this to the letter as it stands.
 * The state comes first: a person who comes too late learns that, and not that they lack a right.
 */
export function whyNot(state: SubmissionState, actor: Actor, action: SubmissionAction): Refusal | undefined {
  if (!inTable(state.status, action)) return refuse('wrong-state');
  switch (actor.kind) {
    case 'system':
      return isOneOf(APPLICANT_ACTIONS, action) || isOneOf(STAFF_ACTIONS, action) ? refuse('forbidden') : undefined;
    case 'applicant':
      return whyNotApplicant(state, actor.id, action);
    case 'staff':
      return whyNotStaff(state, actor, action);
  }
}

function whyNotApplicant(state: SubmissionState, applicantId: string, action: SubmissionAction): Refusal | undefined {
  const mine = state.applicantId === applicantId;
  return mine && isOneOf(APPLICANT_ACTIONS, action) ? undefined : refuse('forbidden');
}

type Staff = Extract<Actor, { kind: 'staff' }>;

function whyNotStaff(state: SubmissionState, staff: Staff, action: SubmissionAction): Refusal | undefined {
  if (!isOneOf(STAFF_ACTIONS, action)) return refuse('forbidden');
  if (isOneOf(ADMIN_ACTIONS, action)) return whyNotOnStuck(state, staff);
  const stationed = state.unitId !== null && staff.stations.includes(state.unitId);
  if (isOneOf(FOR_ALL_STATIONED, action)) return stationed || staff.isAdmin ? undefined : refuse('forbidden');
  if (action === 'reassign' && staff.isAdmin) return undefined;
  if (!stationed) return refuse('forbidden');
  if (action === 'release') return state.claim?.staffId === staff.id ? undefined : refuse('not-claimed-by-you');
  return whyNotNow(state, staff, action);
}

/** `retry`, `complete` and `giveUp` are for an admin, on a letter that is stuck. */
function whyNotOnStuck(state: SubmissionState, staff: Staff): Refusal | undefined {
  if (!staff.isAdmin) return refuse('forbidden');
  return state.attention ? undefined : refuse('wrong-state');
}

function whyNotNow(state: SubmissionState, staff: Staff, action: SubmissionAction): Refusal | undefined {
  if (state.claim && state.claim.staffId !== staff.id) return refuse('claimed-by-another');
  if (action === 'claim' && state.claim) return refuse('already-claimed');
  if (!isOneOf(DECISIONS, action)) return undefined;
  if (state.assignee && state.assignee.staffId !== staff.id) return refuse('assigned-to-another');
  const { routing } = state;
  if (routing && !routing.secretariatDecides && state.unitId === routing.secretariatUnitId)
    return refuse('secretariat-distributes-only');
  if (action === 'accept' && state.acceptances.some(({ staffId }) => staffId === staff.id))
    return refuse('second-controller-needed');
  return undefined;
}

/** The actions that this actor may take now, in the table's order: the buttons on a screen. */
export const allowedActions = (state: SubmissionState, actor: Actor): SubmissionAction[] =>
  ACTIONS_BY_STATUS[state.status].filter((action) => whyNot(state, actor, action) === undefined);
