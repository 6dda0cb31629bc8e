import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ACTIONS_BY_STATUS,
  APPLICANT_ACTIONS,
  STAFF_ACTIONS,
  DEADLINES_BY_STATUS,
  STATUSES,
  TIMED_COMMANDS,
  advance,
  allowedActions,
  decide,
  earliest,
  evolve,
  isEnd,
  isRefusal,
  openQuestion,
  owed,
  type Actor,
  type Command,
  type SubmissionAction,
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
  registering: ['registered', 'rejected'],
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
const AT = '2026-12-02T00:00:00.000Z';
const documentId = fc.constantFrom('a', 'b', 'c', 'd');
const timedCommand = fc.constantFrom(...TIMED_COMMANDS);
const actor: fc.Arbitrary<Actor> = fc.constantFrom(applicant, controller, colleague, secretary, admin, system);

const HAND_OVER: Command = {
  type: 'handOver',
  reference: 'm',
  due: { at: '2028-01-01T00:00:00.000Z', calendar: null },
};

/** Most of what may happen is told by its name alone. */
const MOSTLY = 24;

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: MOSTLY,
    arbitrary: fc.constantFrom<Command>(
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
      { type: 'giveUp', reason: 'ثبت‌شدنی نیست' },
      { type: 'remind' },
      { type: 'expire' },
      { type: 'lapseClaim' },
      { type: 'register', letterNumber: '1405/8', registeredAt: '2026-12-01T00:00:00.000Z' },
      HAND_OVER,
      { type: 'overdue' },
      { type: 'raiseAttention', reason: 'outcome-unknown', detail: null },
      { type: 'clearAttention' },
      { type: 'reply', text: 'جواب', documents: [] },
      { type: 'close' },
      { type: 'circulate', event: { id: 'e1', at: AT, type: 'referred', unit: 'دفتر فنی', person: null, note: null } },
      { type: 'circulate', event: { id: 'e2', at: AT, type: 'filed' } },
      { type: 'circulate', event: { id: 'e3', at: AT, type: 'replied', text: 'جواب', documents: [] } },
      { type: 'reassign', unitId: UNIT, assignee: null },
    ),
  },
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
  fc.record({ command: timedCommand, at, calendar: fc.constantFrom(null, 'c1') }).map((deadline): Command => ({
    type: 'retime',
    deadlines: [deadline],
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
  if ((STAFF_ACTIONS as readonly string[]).includes(type))
    return ['complete', 'giveUp'].includes(type) ? admin : controller;
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
    aSubmission().accepted().after(HAND_OVER, system).build(),
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
        const { end, effects, deadlines } = owed(state);
        expect(end).toBe(isEnd(state.status));
        if (end) expect([...effects, ...deadlines]).toEqual([]);
      }),
    );
  });

  it('it waits only for what the table of deadlines has, once each, and the command of each is taken', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(lives, (life) => {
        live(life, (_, after) => {
          const commands = owed(after).deadlines.map((deadline) => deadline.command);
          expect(DEADLINES_BY_STATUS[after.status]).toEqual(expect.arrayContaining(commands));
          expect(new Set(commands).size).toBe(commands.length);
          for (const type of commands) {
            expect(isRefusal(decide(after, { command: { type }, actor: system, at: after.updatedAt }))).toBe(false);
            seen.add(`${after.status} ${type}`);
          }
        });
      }),
      { numRuns: 3_000 },
    );
    const table = STATUSES.flatMap((status) => DEADLINES_BY_STATUS[status].map((type) => `${status} ${type}`));
    expect(table.filter((entry) => !seen.has(entry))).toEqual([]);
  });

  it('a deadline spans one wait: it lies ahead of the step that begins it, and stays until a step ends or moves it', () => {
    fc.assert(
      fc.property(lives, (life) => {
        live(life, (before, after, taken) => {
          for (const deadline of after.deadlines) {
            const earlier = before.deadlines.find(({ command: same }) => same === deadline.command);
            const begins = taken.type === 'claim' || after.replies.length > before.replies.length;
            const isNew = !earlier || before.status !== after.status || begins;
            if (isNew) expect(deadline.at > after.updatedAt).toBe(true);
            else if (taken.type !== 'retime') expect(deadline).toEqual(earlier);
          }
        });
      }),
    );
  });

  it('a deadline whose command has happened is not waited for again', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const state = live(life, () => undefined);
        const next = earliest(state);
        if (!next) return;
        const at = next.at > state.updatedAt ? next.at : state.updatedAt;
        const after = advance(state, { command: { type: next.command }, actor: system, at });
        if (isRefusal(after)) throw new Error(after.refusal);
        expect(after.state.deadlines).not.toContainEqual(next);
      }),
    );
  });

  it('only what is waited for is moved, to where it is told, and every place that tells of it tells the same', () => {
    fc.assert(
      fc.property(lives, timedCommand, at, (life, moved, instant) => {
        const state = live(life, () => undefined);
        const deadlines = [{ command: moved, at: instant, calendar: 'c2' }];
        const after = advance(state, { command: { type: 'retime', deadlines }, actor: system, at: state.updatedAt });
        if (!state.deadlines.some(({ command: standing }) => standing === moved))
          return expect(after).toEqual({ refusal: 'wrong-state' });
        if (isRefusal(after)) return expect(state.deadlines).toContainEqual(deadlines[0]);
        expect(after.events.map(({ type }) => type)).toEqual(['retimed']);
        expect(after.state.deadlines).toContainEqual(deadlines[0]);
        expect(after.state.deadlines.length).toBe(state.deadlines.length);
        if (moved === 'lapseClaim') expect(after.state.claim?.until).toBe(instant);
        const asked = openQuestion(after.state);
        if (asked) expect(asked.dueAt).toBe(instant);
      }),
    );
  });
});

describe('the tables', () => {
  it('let exactly the letters be retimed that may wait for something, and have a command for each deadline', () => {
    for (const status of STATUSES) {
      const actions: readonly SubmissionAction[] = ACTIONS_BY_STATUS[status];
      const deadlines: readonly SubmissionAction[] = DEADLINES_BY_STATUS[status];
      expect(actions.includes('retime')).toBe(deadlines.length > 0);
      expect(actions).toEqual(expect.arrayContaining([...deadlines]));
    }
  });
});
