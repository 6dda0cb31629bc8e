import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import { StorageUnreadable } from '../../activities/documents/content.ts';
import type { DocumentInspection } from '../../activities/documents/port.ts';
import type { Verdict } from '../../activities/documents/verdict.ts';

/** A few slow documents keep no small one waiting, as long as there are fewer of them than threads. */
const THREADS = 4;
const IDLE_MS = 10_000;
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
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    env: {},
  });
  // A document's time begins with its thread and not while it waits for one.
  const turns = new PQueue({ concurrency: THREADS });
  return {
    inspect: (file, { withinMs }) =>
      turns.add(async () => {
        try {
          const verdict = await pool.run(file, { signal: AbortSignal.timeout(withinMs) });
          if (verdict === 'unreadable') throw new StorageUnreadable('the storage does not give the document');
          return verdict;
        } catch (error) {
          if (isOutOfBounds(error)) return 'out-of-time';
          throw error;
        }
      }),
    close: () => pool.destroy(),
  };
}

function isOutOfBounds(error: unknown): boolean {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY';
}
