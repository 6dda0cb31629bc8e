import type { Status } from '../../api/types.ts';

/** Milliseconds until a letter is read again: its number may come any moment while it is being registered. */
export const refreshPause = (status: Status | undefined): number => (status === 'registering' ? 2_000 : 12_000);
