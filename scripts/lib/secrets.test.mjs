import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepSecrets } from './secrets.mjs';

let folder;
let file;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  file = join(folder, 'secrets.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the secrets of a checkout', () => {
  it('are made once and readable by their owner alone', () => {
    const made = keepSecrets(file, { dataExists: false });
    expect(keepSecrets(file, { dataExists: true })).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(made.dataKeys).toMatch(/^dev-1:.{44}$/);
  });

  it('of an earlier version get what they lack, and stay as they are', () => {
    const { hookSecret, ...earlier } = keepSecrets(file, { dataExists: false });
    writeFileSync(file, JSON.stringify(earlier));
    const completed = keepSecrets(file, { dataExists: true });
    expect(completed).toEqual({ ...earlier, hookSecret: expect.stringMatching(/^dev-.{32}$/) });
    expect(completed.hookSecret).not.toBe(hookSecret);
    expect(keepSecrets(file, { dataExists: true })).toEqual(completed);
  });

  it('are not made anew beside data that the old ones have sealed', () => {
    expect(() => keepSecrets(file, { dataExists: true })).toThrow(/is missing, and the data beside it cannot be read/);
  });

  it.each(['{"dataKeys":', '{}', 'null'])('are called damaged when they read %s', (text) => {
    writeFileSync(file, text);
    expect(() => keepSecrets(file, { dataExists: true })).toThrow(/is damaged/);
  });
});
