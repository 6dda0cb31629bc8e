import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ACTIONS_BY_STATUS,
  APPLICANT_ACTIONS,
  STAFF_ACTIONS,
  STATUSES,
  allowedActions,
  decide,
  duty,
  evolve,
  isEnd,
  isRefusal,
  type Actor,
  type Command,
  type SubmissionState,
  type SubmissionStatus,
} from './index.ts';
import {
  aSubmission,
  admin,
  applicant,
  colleague,
  controller,
  routing,
  secretary,
  system,
  UNIT,
} from './testing/builders.ts';

/** Which status may follow which: the arrows of the life of a letter. */
const MAY_FOLLOW: Record<SubmissionStatus, readonly SubmissionStatus[]> = {
  draft: ['submitted', 'withdrawn', 'expired'],
  submitted: ['awaitingDecision', 'withdrawn'],
  awaitingDecision: ['awaitingApplicant', 'registering', 'rejected', 'withdrawn'],
  awaitingApplicant: ['awaitingDecision', 'withdrawn', 'expired'],
  registering: ['registered'],
  registered: ['replied', 'closed'],
  replied: ['closed'],
  closed: [],
  rejected: [],
  withdrawn: [],
  expired: [],
};

const at = fc
  .integer({ min: Date.parse('2026-11-23'), max: Date.parse('2027-11-23') })
  .map((milliseconds) => new Date(milliseconds).toISOString());
const documentId = fc.constantFrom('a', 'b', 'c', 'd');
const actor: fc.Arbitrary<Actor> = fc.constantFrom(applicant, controller, colleague, secretary, admin, system);

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { type: 'submit', unitRequired: true },
    { type: 'withdraw' },
    { type: 'answer', text: 'پاسخ' },
    { type: 'claim' },
    { type: 'release' },
    { type: 'accept' },
    { type: 'reject', reason: 'ناقص' },
    { type: 'ask', question: 'چرا؟' },
    { type: 'note', text: 'یادداشت' },
    { type: 'retry' },
    { type: 'complete', letterNumber: '1405/7' },
    { type: 'remind' },
    { type: 'expire' },
    { type: 'lapseClaim' },
    { type: 'register', letterNumber: '1405/8', registeredAt: '2026-12-01T00:00:00.000Z' },
    { type: 'raiseAttention', reason: 'outcome-unknown', detail: null },
    { type: 'clearAttention' },
    { type: 'reply', text: 'جواب' },
    { type: 'close' },
    { type: 'reassign', unitId: UNIT, assignee: null },
  ),
  documentId.map((id): Command => ({ type: 'attach', file: { id, name: id, bytes: 1, sha256: id, key: id } })),
  documentId.map((id): Command => ({
    type: 'inspect',
    documentId: id,
    result: { state: 'ready', mediaType: 'application/pdf' },
  })),
  documentId.map((id): Command => ({ type: 'removeDocument', documentId: id })),
  fc.constantFrom<1 | 2>(1, 2).map((acceptancesNeeded): Command => ({
    type: 'route',
    routing: routing({ acceptancesNeeded }),
  })),
  fc.integer({ min: 1, max: 20 }).map((expectedSequence): Command => ({
    type: 'edit',
    content: { subject: 'تازه', body: null, unitId: UNIT, serviceId: null, legalPerson: null },
    expectedSequence,
  })),
);

/** Half of the commands come from somebody who may give them, or a life would hardly move. */
const step = fc
  .record({ command, actor, at, fitting: fc.boolean() })
  .map(({ fitting, ...one }) => (fitting ? { ...one, actor: usualActor(one.command) } : one));

function usualActor({ type }: Command): Actor {
  if ((STAFF_ACTIONS as readonly string[]).includes(type)) return type === 'complete' ? admin : controller;
  return (APPLICANT_ACTIONS as readonly string[]).includes(type) ? applicant : system;
}

interface Life {
  start: SubmissionState;
  steps: { command: Command; actor: Actor; at: string }[];
}

/** Carries a sequence out and shows each step to `look`. */
function live(
  { start, steps }: Life,
  look: (before: SubmissionState, after: SubmissionState, taken: Command) => void,
): SubmissionState {
  let state = start;
  for (const request of steps) {
    const decision = decide(state, request);
    if (isRefusal(decision)) continue;
    const after = decision.reduce(
      (now, event) => (event.type === 'created' ? now : evolve(now, event, request.at)),
      state,
    );
    look(state, after, request.command);
    state = after;
  }
  return state;
}

/** Lives begin at any point of the plain way, for chance alone seldom gets far along it. */
const lives = fc.record({
  start: fc.constantFrom(
    aSubmission().build(),
    aSubmission().awaitingDecision().build(),
    aSubmission().awaitingDecision({ acceptancesNeeded: 2 }).build(),
    aSubmission().accepted().build(),
    aSubmission().registered().build(),
  ),
  steps: fc.array(step, { maxLength: 60 }),
});

describe('whatever is asked of a letter, in whatever order', () => {
  it('it only goes along the arrows, by actions that the table has', () => {
    const seen = new Set<SubmissionStatus>();
    fc.assert(
      fc.property(lives, (life) => {
        live(life, (before, after, taken) => {
          expect(ACTIONS_BY_STATUS[before.status] as readonly string[]).toContain(taken.type);
          if (after.status !== before.status) expect(MAY_FOLLOW[before.status]).toContain(after.status);
          seen.add(after.status);
        });
      }),
      { numRuns: 2_000 },
    );
    expect([...STATUSES].filter((status) => !seen.has(status))).toEqual([]);
  });

  it('evolving what was decided never throws, and numbers the events without a gap', () => {
    fc.assert(
      fc.property(lives, (life) => {
        live(life, (before, after) => expect(after.sequence).toBeGreaterThan(before.sequence));
      }),
    );
  });

  it('a letter is registered at most once and keeps its number', () => {
    fc.assert(
      fc.property(lives, (life) => {
        live(life, (before, after) => {
          if (before.registration) expect(after.registration).toEqual(before.registration);
        });
      }),
    );
  });

  it('no more than the policy’s number of different controllers accept, and never the same twice', () => {
    fc.assert(
      fc.property(lives, (life) => {
        live(life, (_, { acceptances, routing: routed }) => {
          const people = new Set(acceptances.map(({ staffId }) => staffId));
          expect(people.size).toBe(acceptances.length);
          expect(acceptances.length).toBeLessThanOrEqual(routed?.acceptancesNeeded ?? 0);
        });
      }),
    );
  });

  it('the buttons that are shown are exactly the actions that are taken', () => {
    fc.assert(
      fc.property(lives, actor, command, (life, who, what) => {
        const state = live(life, () => undefined);
        const allowed = allowedActions(state, who).includes(what.type);
        const decision = decide(state, { command: what, actor: who, at: state.updatedAt });
        if (!allowed) expect(isRefusal(decision)).toBe(true);
        else if (isRefusal(decision)) expect(['forbidden', 'claimed-by-another']).not.toContain(decision.refusal);
      }),
    );
  });

  it('a letter owes nothing more exactly when it has ended', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const state = live(life, () => undefined);
        expect(duty(state).kind === 'end').toBe(isEnd(state.status));
      }),
    );
  });
});
