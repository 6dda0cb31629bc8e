import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import { StorageUnreadable } from '../../activities/documents/content.ts';
import type { InspectedFile } from '../../activities/documents/inspect.ts';
import type { DocumentInspection } from '../../activities/documents/port.ts';
import type { Verdict } from '../../activities/documents/verdict.ts';

/** Slow documents are few at once, and what has been slow before keeps nothing else waiting. */
const THREADS = { short: 3, lasting: 1 };
const IDLE_MS = 5 * 60_000;
const MEMORY_MB = 256;

export interface InspectionThreads extends DocumentInspection {
  close(): Promise<void>;
}

/**
 * Inspects documents in threads of this process, each of which is ended for good at its document's deadline or when it takes more
 * memory than it may. A thread has none of the process's environment.
 * @param thread the built module `thread.js`
 * @param directory where the documents lie
 */
export function createInspectionThreads({ thread, directory }: { thread: URL; directory: string }): InspectionThreads {
  const pool = new Piscina<unknown, Verdict | 'unreadable'>({
    filename: thread.href,
    workerData: { directory },
    minThreads: 1,
    maxThreads: THREADS.short + THREADS.lasting,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    env: {},
  });
  // A document's time begins with its thread and not while it waits for one.
  const lanes = {
    short: new PQueue({ concurrency: THREADS.short }),
    lasting: new PQueue({ concurrency: THREADS.lasting }),
  };
  const look = async (file: InspectedFile, withinMs: number) => {
    try {
      const verdict = await pool.run(file, { signal: AbortSignal.timeout(withinMs) });
      if (verdict === 'unreadable') throw new StorageUnreadable('the storage does not give the document');
      return verdict;
    } catch (error) {
      if (isOutOfBounds(error)) return 'out-of-time';
      throw error;
    }
  };
  return {
    inspect: (file, { lane, withinMs, waitMs }) => {
      const patience = AbortSignal.timeout(waitMs);
      return lanes[lane].add(() => {
        if (patience.aborted) throw new Error('no thread was free for the document in time');
        return look(file, withinMs);
      });
    },
    close: () => pool.destroy(),
  };
}

function isOutOfBounds(error: unknown): boolean {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY';
}
