import { workerData } from 'piscina';
import { StorageUnreadable } from '../../activities/documents/content.ts';
import { inspectDocument, type InspectedFile } from '../../activities/documents/inspect.ts';
import type { Verdict } from '../../activities/documents/verdict.ts';
import { createDiskStorage } from '../storage/disk.ts';

const { directory } = workerData as unknown as { directory: string };
const storage = createDiskStorage({ directory });

/** What a thread does with one document. An error loses its class between threads; a value does not. */
export default async function inspect(file: InspectedFile): Promise<Verdict | 'unreadable'> {
  try {
    return await inspectDocument(storage, file);
  } catch (error) {
    if (error instanceof StorageUnreadable) return 'unreadable';
    throw error;
  }
}
