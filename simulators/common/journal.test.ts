import { appendFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { openJournal } from './journal.ts';

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'journal-')), 'new', 'journal.jsonl');
});

async function reread(): Promise<readonly unknown[]> {
  const journal = await openJournal<unknown>(path);
  await journal.close();
  return journal.records;
}

test('what was appended at once stands there in order after opening again', async () => {
  const journal = await openJournal<{ at: number }>(path);
  await Promise.all(Array.from({ length: 200 }, (_, at) => journal.append({ at })));
  await journal.close();
  expect(await reread()).toEqual(Array.from({ length: 200 }, (_, at) => ({ at })));
});

test('closing waits for what is being written', async () => {
  const journal = await openJournal<string>(path);
  const appending = journal.append('last');
  await journal.close();
  await appending;
  expect(await reread()).toEqual(['last']);
});

test('a torn last line is cut off, even inside a Persian letter', async () => {
  const journal = await openJournal<string>(path);
  await journal.append('سلام');
  await journal.close();
  await appendFile(path, Buffer.from('"نیمه').subarray(0, 4));
  expect(await reread()).toEqual(['سلام']);
  expect((await readFile(path, 'utf8')).endsWith('"سلام"\n')).toBe(true);
});

test('lines longer than what is read at once are whole', async () => {
  const journal = await openJournal<string>(path);
  const long = 'نامه '.repeat(50_000);
  await journal.append(long);
  await journal.append('short');
  await journal.close();
  expect(await reread()).toEqual([long, 'short']);
});

test('damage before the last line is not passed over', async () => {
  await (await openJournal(path)).close();
  await writeFile(path, '1\nxx\n3\n');
  await expect(openJournal(path)).rejects.toThrow('line 2 is damaged');
});
