import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fixture } from '../../activities/documents/testing/fixtures.ts';
import { createInspectionThreads, type InspectionThreads } from './threads.ts';

const HOSTILE = new URL('./testing/hostile-thread.mjs', import.meta.url);
const REAL = new URL('../../dist/adapters/inspection/thread.js', import.meta.url);

let directory: string;
let threads: InspectionThreads;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pishkhan-inspection-'));
  await writeFile(join(directory, 'letter'), fixture('taken/letter.docx'));
});
afterEach(() => threads.close());
afterAll(() => rm(directory, { recursive: true }));

const file = (name: string) => ({ key: 'letter', name, bytes: fixture('taken/letter.docx').length });
const AT_ONCE = { lane: 'short', withinMs: 2_000, waitMs: 30_000 } as const;
const PATIENTLY = { lane: 'short', withinMs: 30_000, waitMs: 30_000 } as const;

describe('a thread that inspects', () => {
  it('a real document gives its verdict', async () => {
    threads = createInspectionThreads({ thread: REAL, directory });
    const verdict = await threads.inspect(file('نامه.docx'), PATIENTLY);
    expect(verdict).toMatchObject({ state: 'ready', mediaType: expect.stringContaining('wordprocessingml') });
  });

  it('a document that is not there fails, and blames no document', async () => {
    threads = createInspectionThreads({ thread: REAL, directory });
    const missing = { key: 'missing', name: 'a', bytes: 10 };
    await expect(threads.inspect(missing, PATIENTLY)).rejects.toThrow('the storage does not give the document');
  });

  it('a document that never ends is ended for good, while others go through', async () => {
    threads = createInspectionThreads({ thread: HOSTILE, directory });
    const endless = ['loop', 'loop'].map((name) => threads.inspect(file(name), { ...PATIENTLY, withinMs: 2_000 }));
    expect(await threads.inspect(file('small'), PATIENTLY)).toMatchObject({ state: 'ready' });
    expect(await Promise.all(endless)).toEqual(['out-of-time', 'out-of-time']);
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(process.cpuUsage(before).user).toBeLessThan(700_000);
  });

  it('a document that takes all memory is ended too', async () => {
    threads = createInspectionThreads({ thread: HOSTILE, directory });
    expect(await threads.inspect(file('hog'), PATIENTLY)).toBe('out-of-time');
    expect(await threads.inspect(file('small'), PATIENTLY)).toMatchObject({ state: 'ready' });
  });

  it('a document that waits for a thread loses no time of its own', async () => {
    threads = createInspectionThreads({ thread: HOSTILE, directory });
    const endless = Array.from({ length: 5 }, () => threads.inspect(file('loop'), AT_ONCE));
    expect(await threads.inspect(file('small'), AT_ONCE)).toMatchObject({ state: 'ready' });
    await Promise.all(endless);
  });

  it('a document that has been slow before keeps no other waiting, and waits for its turn no longer than it may', async () => {
    threads = createInspectionThreads({ thread: HOSTILE, directory });
    const again = { lane: 'lasting', withinMs: 5_000, waitMs: 1_000 } as const;
    const [first, ...others] = Array.from({ length: 8 }, () => threads.inspect(file('loop'), again));
    const refused = Promise.allSettled(others);
    expect(await Promise.race([first, threads.inspect(file('small'), PATIENTLY)])).toMatchObject({ state: 'ready' });
    expect(await first).toBe('out-of-time');
    expect((await refused).map(({ status }) => status)).toEqual(others.map(() => 'rejected'));
  });

  it('knows nothing of the environment of its process', async () => {
    threads = createInspectionThreads({ thread: HOSTILE, directory });
    expect(process.env).toHaveProperty('HOME');
    expect(await threads.inspect(file('small'), PATIENTLY)).toEqual({ state: 'ready', mediaType: 'text/plain' });
  });
});
