import { expect, it } from '@jest/globals';
import { createSolitude, createTurns } from './turns.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

function aStep() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { run: () => ended, end };
}

it('steps wait for each other in the order in which they were asked for, also behind one that failed', async () => {
  const inTurn = createTurns();
  const done: number[] = [];
  const first = aStep();
  const failing = inTurn(async () => {
    await first.run();
    done.push(1);
    throw new Error('the first failed');
  });
  const second = inTurn(async () => done.push(2));
  await settled();
  expect(done).toEqual([]);
  first.end();
  await expect(failing).rejects.toThrow('the first failed');
  await second;
  expect(done).toEqual([1, 2]);
});

it('of two steps that want to be alone the second begins when the first has ended', async () => {
  const { alone, isAlone } = createSolitude(async (is) => {
    while (!is()) await settled();
  });
  const first = aStep();
  let second = false;
  const one = alone(first.run);
  const other = alone(async () => void (second = true));
  await settled();
  expect([isAlone(), second]).toEqual([true, false]);
  first.end();
  await Promise.all([one, other]);
  expect([isAlone(), second]).toEqual([false, true]);
});
