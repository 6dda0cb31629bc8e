import { expect, test } from '@jest/globals';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { untilProcessed } from './unprocessed.ts';

const failedWith = (type: string) => new WorkflowUpdateFailedError('failed', ApplicationFailure.create({ type }));

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

test('a message that was not processed is sent until it is', async () => {
  const { tries, send } = sender(failedWith('UnprocessedUpdate'), failedWith('UnprocessedUpdate'));
  expect(await untilProcessed(send)).toBe('answer');
  expect(tries.count).toBe(3);
});

test.each([failedWith('wrong-state'), new Error('UnprocessedUpdate')])('%p is thrown at once', async (failure) => {
  const { tries, send } = sender(failure);
  await expect(untilProcessed(send)).rejects.toBe(failure);
  expect(tries.count).toBe(1);
});
