import { useSyncExternalStore } from 'react';
import { pending } from './pending.ts';

/** How many times an unanswered call has been sent again; 0 when nothing waits. */
export const usePending = (): number => useSyncExternalStore(pending.subscribe, pending.current);
