import { createStore } from './store.ts';

/** What the person sees while a call waits to be made again. */
export interface Waiting {
  reason: 'offline' | 'pending';
  /** When it is tried again, in milliseconds since the epoch. */
  until: number;
}

export const waiting = createStore<Waiting | null>(null);

/** Waits in view of the person; the connection coming back ends the wait at once. */
export const waitInView = (reason: Waiting['reason'], seconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      waiting.set(null);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    addEventListener('online', done);
    waiting.set({ reason, until: Date.now() + seconds * 1000 });
  });
