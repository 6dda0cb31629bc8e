import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SmsActivities, SmsAttemptOutcome } from '../activities/contract.ts';
import type { SmsOutcome } from './deliver-sms.ts';
import { startEnvironment, type TestEnvironment } from './testing/environment.ts';

const HOUR = 60 * 60 * 1_000;

/** Two panels that answer as the test has set; the last answer stays. */
class Panels implements Pick<SmsActivities, 'sendSms' | 'collectReceipts' | 'resumeDeliveries'> {
  answers: SmsAttemptOutcome[] = ['accepted'];
  readonly attempts: number[] = [];
  isCode = true;
  questions = 0;

  sendSms = async ({ attempt }: { attempt: number }) => {
    const outcome = this.answers[Math.min(this.attempts.length, this.answers.length - 1)]!;
    this.attempts.push(attempt);
    return { outcome, panels: 2, repeatable: false, isCode: this.isCode };
  };

  collectReceipts = async () => {
    this.questions += 1;
    return { asked: 0 };
  };

  resumeDeliveries = async () => ({ resumed: 0 });
}

let environment: TestEnvironment;
let panels: Panels;

beforeEach(async () => {
  panels = new Panels();
  environment = await startEnvironment(panels);
});
afterEach(() => environment.stop());

async function deliver({ usefulFor = HOUR, firstAttempt = 1 } = {}): Promise<SmsOutcome> {
  const messageId = randomUUID();
  const notAfter = new Date((await environment.env.currentTimeMs()) + usefulFor).toISOString();
  return environment.env.client.workflow.execute<(start: object) => Promise<SmsOutcome>>('deliverSms', {
    workflowId: `deliver-sms/${messageId}`,
    taskQueue: environment.taskQueue,
    args: [{ messageId, notAfter, firstAttempt }],
  });
}

describe('a message', () => {
  it('goes through the preferred panel', async () => {
    expect(await deliver()).toBe('accepted');
    expect(panels.attempts).toEqual([1]);
  });

  it('goes through the next panel when one refuses or is away', async () => {
    panels.answers = ['notSent', 'accepted'];
    expect(await deliver()).toBe('accepted');
    expect(panels.attempts).toEqual([1, 2]);
  });

  it('of a letter is not sent elsewhere when a panel may have taken it', async () => {
    panels.isCode = false;
    panels.answers = ['unknown'];
    expect(await deliver()).toBe('unknown');
    expect(panels.attempts).toEqual([1]);
  });

  it('with a code is sent elsewhere at once when a panel may have taken it', async () => {
    panels.answers = ['unknown', 'accepted'];
    expect(await deliver()).toBe('accepted');
    expect(panels.attempts).toEqual([1, 2]);
  });

  it('of a letter ends after one round: it waits beside the workflows', async () => {
    panels.isCode = false;
    panels.answers = ['notSent', 'refused', 'accepted'];
    expect(await deliver()).toBe('failed');
    expect(panels.attempts).toEqual([1, 2]);
  });

  it('of a letter ends when there is no panel to try', async () => {
    panels.isCode = false;
    panels.answers = ['nobody'];
    expect(await deliver()).toBe('failed');
    expect(panels.attempts).toEqual([1]);
  });

  it('with a code is tried at all panels again after a pause', async () => {
    panels.answers = ['notSent', 'refused', 'notSent', 'accepted'];
    expect(await deliver()).toBe('accepted');
    expect(panels.attempts).toEqual([1, 2, 3, 4]);
  });

  it('is given up when it is of no use any more', async () => {
    panels.answers = ['notSent'];
    expect(await deliver({ usefulFor: 10 * 60 * 1_000 })).toBe('failed');
    expect(panels.attempts.length).toBeGreaterThanOrEqual(6);
  });

  it('is not sent at all when its delivery begins too late', async () => {
    expect(await deliver({ usefulFor: -1_000 })).toBe('failed');
    expect(panels.attempts).toEqual([]);
  });

  it('that one panel could not deliver starts at the next one', async () => {
    await deliver({ firstAttempt: 2 });
    expect(panels.attempts).toEqual([2]);
  });
});

describe('the receipts', () => {
  it('are asked for again and again', async () => {
    const workflow = await environment.env.client.workflow.start('smsReceipts', {
      workflowId: 'sms-receipts',
      taskQueue: environment.taskQueue,
    });
    await environment.env.sleep('5 minutes');
    await workflow.terminate();
    expect(panels.questions).toBeGreaterThanOrEqual(9);
  });
});
