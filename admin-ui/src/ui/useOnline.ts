import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  const ending = new AbortController();
  for (const event of ['online', 'offline']) addEventListener(event, listener, { signal: ending.signal });
  return () => ending.abort();
};

/** Whether the browser itself has a connection. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
