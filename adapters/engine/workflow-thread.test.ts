import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limitInnerCalls } from './workflow-thread.ts';

const { runInContext } = vm.Script.prototype;
/** A script that sleeps, and may be told to end after a tenth of that. */
const SLEEP_MS = 200;
const sleeping = new vm.Script(`Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${SLEEP_MS})`);
const sleep = (): unknown => sleeping.runInContext(room, { timeout: SLEEP_MS / 10 });
const room = vm.createContext({});
const TIMED_OUT = { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' };

let within: ReturnType<typeof limitInnerCalls>;

beforeAll(() => {
  within = limitInnerCalls();
});
afterAll(() => {
  vm.Script.prototype.runInContext = runInContext;
});

describe('one time limit for all calls of an activation', () => {
  it('takes the place of those that the calls would have', () => {
    expect(within(SLEEP_MS * 50, sleep)).toBe('timed-out');
  });

  it('ends them when they take longer together', () => {
    const twice = () => [sleep(), sleep()];
    expect(() => within(SLEEP_MS * 1.5, twice)).toThrow(expect.objectContaining(TIMED_OUT));
  });

  it('leaves calls outside of an activation as they are, after a failure too', () => {
    expect(() => within(SLEEP_MS / 2, sleep)).toThrow(expect.objectContaining(TIMED_OUT));
    expect(sleep).toThrow(expect.objectContaining(TIMED_OUT));
  });
});
