import { useSyncExternalStore } from 'react';
import { waiting } from './waiting.ts';

/** How many times an unanswered call has been sent again; 0 when nothing waits. */
export const usePending = (): number => useSyncExternalStore(waiting.subscribe, () => waiting.get()?.attempt ?? 0);
