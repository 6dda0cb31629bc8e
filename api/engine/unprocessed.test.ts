import { expect, test } from '@jest/globals';
import { ServiceError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { untilProcessed } from './unprocessed.ts';

const failedWith = (type: string) => new WorkflowUpdateFailedError('failed', ApplicationFailure.create({ type }));

const answeredBy = (code: number) => new ServiceError('failed', { cause: Object.assign(new Error(), { code }) });

/** Fails with these one after another, then answers; counts the tries. */
const sender = (...failures: Error[]) => {
  const tries = { count: 0 };
  const send = async () => {
    const failure = failures[tries.count++];
    if (failure) throw failure;
    return 'answer';
  };
  return { tries, send };
};

test.each([
  ['that a worker did not reach', failedWith('UnprocessedUpdate')],
  ['to a letter whose task keeps running out of time', answeredBy(9)],
])('a message %s is sent until it is processed', async (_, failure) => {
  const { tries, send } = sender(failure, failure);
  expect(await untilProcessed(send)).toBe('answer');
  expect(tries.count).toBe(3);
});

test.each([failedWith('wrong-state'), new Error('UnprocessedUpdate'), answeredBy(14)])(
  '%p is thrown at once',
  async (failure) => {
    const { tries, send } = sender(failure);
    await expect(untilProcessed(send)).rejects.toBe(failure);
    expect(tries.count).toBe(1);
  },
);
