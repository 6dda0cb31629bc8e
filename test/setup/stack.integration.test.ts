import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack } from './stack.ts';
import type { Stack } from './stack.ts';

const answers = async (url: string) => {
  const response = await fetch(`${url}/ledger`).catch(() => undefined);
  return response?.status;
};

describe('a stack of the product', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ apps: ['didgah', 'panel-a'] });
  }, 30_000);

  afterAll(() => stack.stop());

  it('starts the processes that were asked for', async () => {
    expect(await answers(stack.urls.didgah)).toBe(200);
    expect(await answers(stack.urls['panel-b'])).toBeUndefined();
  });

  it('kills a process and starts it again at the same address', async () => {
    const { didgah } = stack.urls;
    const first = stack.pid('didgah');
    await stack.kill('didgah');
    expect(await answers(didgah)).toBeUndefined();
    await stack.restart('didgah');
    expect(await answers(didgah)).toBe(200);
    expect(stack.pid('didgah')).not.toBe(first);
  });
});
