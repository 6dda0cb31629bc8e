import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { clearLeftovers, noteRun } from './leftovers.mjs';
import { markOf, within } from './processes.mjs';

let folder;
let file;
let child;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
  file = join(folder, 'run.json');
  child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { detached: true, stdio: 'ignore' });
});

afterEach(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const GONE = { pid: 1, mark: 'another boot' };
const aRun = (owner, mark) => JSON.stringify({ ...owner, processes: [{ name: 'worker', pid: child.pid, mark }] });

describe('clearing leftovers', () => {
  it('ends what a killed run has left and forgets it', async () => {
    writeFileSync(file, aRun(GONE, markOf(child.pid)));
    expect(await clearLeftovers(file)).toEqual(['worker']);
    expect(await within(1000, () => markOf(child.pid) === undefined)).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  it('leaves a process alone that got the number since', async () => {
    writeFileSync(file, aRun(GONE, 'an earlier process'));
    expect(await clearLeftovers(file)).toEqual([]);
    expect(markOf(child.pid)).toBeDefined();
  });

  it('refuses while the run goes on', async () => {
    noteRun(file, []);
    await expect(clearLeftovers(file)).rejects.toThrow(/running from this folder already/);
  });

  it('takes a damaged note for none', async () => {
    writeFileSync(file, '{"pid": 1');
    expect(await clearLeftovers(file)).toEqual([]);
  });
});
