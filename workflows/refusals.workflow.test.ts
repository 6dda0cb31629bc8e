import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { admin, colleague, controller, OTHER_UNIT, routing } from '../domain/submission/testing/builders.ts';
import {
  beginLetter,
  outcomeOf,
  startEnvironment,
  type LetterUnderTest,
  type TestEnvironment,
} from './testing/environment.ts';
import { World } from './testing/world.ts';

const SUBMIT = { type: 'submit', unitRequired: true } as const;
const ACCEPT = { type: 'accept' } as const;

jest.setTimeout(15_000);

let environment: TestEnvironment;
let world: World;

beforeEach(async () => {
  world = new World();
  environment = await startEnvironment(world);
});
afterEach(() => environment.stop());

const withLetter = async (test: (letter: LetterUnderTest) => Promise<void>): Promise<void> =>
  test(await beginLetter(environment));

/** Waits, in real time, until something that no message answers has happened. */
async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !done(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(done()).toBe(true);
}

describe('a submitted letter', () => {
  it('that one controller has claimed is not for another', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      await letter.send({ type: 'claim' }, controller);
      expect(await outcomeOf(letter.send(ACCEPT, colleague))).toBe('claimed-by-another');
    }));

  it('is reassigned to another unit, whose controllers alone decide it then', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      await letter.send({ type: 'reassign', unitId: OTHER_UNIT, assignee: null }, controller);
      expect(world.lastSaved?.unitId).toBe(OTHER_UNIT);
      expect(await outcomeOf(letter.send(ACCEPT, controller))).toBe('forbidden');
    }));

  it('is accepted by two where the policy wants four eyes', () =>
    withLetter(async (letter) => {
      world.routing = routing({ acceptancesNeeded: 2 });
      await letter.send(SUBMIT);
      expect(await outcomeOf(letter.send(ACCEPT, controller))).toBe('awaitingDecision');
      expect(await outcomeOf(letter.send(ACCEPT, controller))).toBe('second-controller-needed');
      expect(await outcomeOf(letter.send(ACCEPT, colleague))).toBe('registering');
    }));
});

describe('two things at once', () => {
  it('of withdrawing and accepting, one happens and the other is refused', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      const outcomes = await Promise.all([
        outcomeOf(letter.send({ type: 'withdraw' })),
        outcomeOf(letter.send(ACCEPT, controller)),
      ]);
      expect([
        ['withdrawn', 'wrong-state'],
        ['wrong-state', 'registering'],
      ]).toContainEqual(outcomes);
      expect(world.sends).toBeLessThanOrEqual(outcomes[0] === 'withdrawn' ? 0 : 1);
    }));

  it('of two controllers who accept, one does', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      const outcomes = await Promise.all([
        outcomeOf(letter.send(ACCEPT, controller)),
        outcomeOf(letter.send(ACCEPT, colleague)),
      ]);
      expect(outcomes.sort()).toEqual(['registering', 'wrong-state']);
      await until(() => world.lastSaved?.status === 'registered');
      expect(world.sends).toBe(1);
    }));

  it('of two controllers who claim, one gets it', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      const outcomes = await Promise.all([
        outcomeOf(letter.send({ type: 'claim' }, controller)),
        outcomeOf(letter.send({ type: 'claim' }, colleague)),
      ]);
      expect(outcomes.sort()).toEqual(['awaitingDecision', 'claimed-by-another']);
    }));

  it('of accepting and rejecting, one happens', () =>
    withLetter(async (letter) => {
      await letter.send(SUBMIT);
      const outcomes = await Promise.all([
        outcomeOf(letter.send(ACCEPT, controller)),
        outcomeOf(letter.send({ type: 'reject', reason: 'ناقص' }, colleague)),
      ]);
      expect([
        ['registering', 'wrong-state'],
        ['wrong-state', 'rejected'],
      ]).toContainEqual(outcomes);
    }));

  it('of submitting and withdrawing a draft, the order of arrival counts', () =>
    withLetter(async (letter) => {
      const outcomes = await Promise.all([
        outcomeOf(letter.send(SUBMIT)),
        outcomeOf(letter.send({ type: 'withdraw' })),
      ]);
      expect([
        ['awaitingDecision', 'withdrawn'],
        ['withdrawn', 'withdrawn'],
        ['wrong-state', 'withdrawn'],
      ]).toContainEqual(outcomes);
      await letter.ended();
      expect(world.lastSaved?.status).toBe('withdrawn');
    }));
});

describe('registration', () => {
  it('is not completed with a number that another letter has', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'unknown' }];
      world.searchOutcomes = [{ outcome: 'numberTaken', letterNumber: '1405/3' }];
      world.adoption = { outcome: 'numberTaken', letterNumber: '1405/3' };
      await letter.send(SUBMIT);
      await letter.send(ACCEPT, controller);
      await until(() => world.lastSaved?.attention?.reason === 'number-taken');
      expect(await outcomeOf(letter.send({ type: 'complete', letterNumber: '1405/3' }, admin))).toBe('number-taken');
    }));

  it('is given up only where the letter surely has no number, and ends with the reason then', () =>
    withLetter(async (letter) => {
      world.sendOutcomes = [{ outcome: 'refused', reason: 'unit-closed' }];
      await letter.send(SUBMIT);
      await letter.send(ACCEPT, controller);
      await until(() => world.lastSaved?.attention?.reason === 'refused-by-correspondence');
      world.mayBeAbandoned = false;
      const giveUp = { type: 'giveUp', reason: 'ثبت نمی‌شود' } as const;
      expect(await outcomeOf(letter.send(giveUp, admin))).toBe('outcome-unknown');
      expect(world.lastSaved?.status).toBe('registering');
      world.mayBeAbandoned = true;
      expect(await outcomeOf(letter.send(giveUp, admin))).toBe('rejected');
      await letter.ended();
      expect(world.sends).toBe(1);
      expect(world.noticeKinds.at(-1)).toBe('rejected');
    }));
});

describe('a long life', () => {
  it(
    'goes on in a new run after a thousand messages, and still knows its last answers',
    () =>
      withLetter(async (letter) => {
        await letter.send(SUBMIT);
        for (let round = 0; round < 501; round++) {
          await letter.send({ type: 'claim' }, controller);
          await letter.send({ type: 'release' }, controller);
        }
        expect(await isInLaterRun(letter)).toBe(true);
        expect(await outcomeOf(letter.send(ACCEPT, controller))).toBe('registering');
      }),
    120_000,
  );

  it.each([
    ['notSent', '2 days'],
    ['unknown', '1 hour'],
  ] as const)(
    'goes on in a new run when the outcome of a registration stays %s for long',
    (outcome, outage) =>
      withLetter(async (letter) => {
        world.sendOutcomes = [{ outcome }];
        world.searchOutcomes = [{ outcome: 'wait' }];
        await letter.send(SUBMIT);
        await letter.send(ACCEPT, controller);
        await environment.env.sleep(outage);
        expect(await isInLaterRun(letter)).toBe(true);
        const number = { letterNumber: '1405/1', registeredAt: '2026-11-23T09:00:00.000Z', savedAt: null };
        world.sendOutcomes = world.searchOutcomes = [{ outcome: 'done', ...number }];
        await environment.env.sleep('10 minutes');
        await until(() => world.lastSaved?.status === 'registered');
      }),
    120_000,
  );

  async function isInLaterRun({ id }: LetterUnderTest): Promise<boolean> {
    const handle = environment.env.client.workflow.getHandle(`submission/${id}`);
    const { workflowExecutionInfo: info } = (await handle.describe()).raw;
    return info?.firstRunId !== info?.execution?.runId;
  }
});
