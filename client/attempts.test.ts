import { describe, expect, it } from '@jest/globals';
import { createAttempts, fingerprint } from './attempts.ts';

const setUp = () => {
  const kept = new Map<string, string>();
  let made = 0;
  const attempts = createAttempts({
    keep: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    newKey: () => `key-${++made}`,
    isFinal: (error) => (error as Error).message === 'refused',
  });
  const keys: string[] = [];
  const run =
    (outcome: 'done' | 'refused' | 'silence') =>
    async (key: string): Promise<string> => {
      keys.push(key);
      await Promise.resolve();
      if (outcome !== 'done') throw new Error(outcome);
      return key;
    };
  return { attempts, keys, run, kept };
};

describe('one logical attempt', () => {
  it('is one call when it is clicked twice', async () => {
    const { attempts, keys, run } = setUp();
    const answers = await Promise.all([attempts('POST /x', run('done')), attempts('POST /x', run('done'))]);
    expect(keys).toEqual(['key-1']);
    expect(answers).toEqual(['key-1', 'key-1']);
  });

  it('keeps its key after silence, because nobody knows the outcome', async () => {
    const { attempts, keys, run } = setUp();
    await expect(attempts('POST /x', run('silence'))).rejects.toThrow('silence');
    await attempts('POST /x', run('done'));
    expect(keys).toEqual(['key-1', 'key-1']);
  });

  it('ends with a refusal or a success; the next one has a new key', async () => {
    const { attempts, keys, run, kept } = setUp();
    await expect(attempts('POST /x', run('refused'))).rejects.toThrow('refused');
    await attempts('POST /x', run('done'));
    await attempts('POST /x', run('done'));
    expect(keys).toEqual(['key-1', 'key-2', 'key-3']);
    expect(kept.size).toBe(0);
  });

  it('is another one when its content differs', async () => {
    const { attempts, keys, run } = setUp();
    await Promise.all([attempts('POST /x {"a":1}', run('done')), attempts('POST /x {"a":2}', run('done'))]);
    expect(keys).toEqual(['key-1', 'key-2']);
  });

  it('has a name that differs with any character of the call', () => {
    expect(fingerprint('نامهٔ یک')).not.toBe(fingerprint('نامهٔ دو'));
    expect(fingerprint('abc')).toBe(fingerprint('abc'));
  });
});
