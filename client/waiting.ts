/** What a person sees while a call waits to be made again. */
export interface Waiting {
  reason: 'offline' | 'pending';
  /** How often it was made in vain. */
  attempt: number;
  /** When it is made again, in milliseconds since the epoch. */
  until: number;
}

/** The connection coming back ends a pause at once. */
const pauseOnline = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    addEventListener('online', done);
  });

interface Given {
  pause?: (seconds: number) => Promise<void>;
  /** The clock that countdowns go by. */
  now?: () => number;
}

/** The calls that wait to be made again, in view of the person. */
export const createWaiting = ({ pause = pauseOnline, now = Date.now }: Given = {}) => {
  const waits = new Map<symbol, Waiting>();
  const listeners = new Set<() => void>();
  let shown: Waiting | null = null;
  const tell = () => {
    shown = [...waits.values()].sort((one, other) => other.attempt - one.attempt)[0] ?? null;
    for (const listener of [...listeners]) listener();
  };
  return {
    /** The one that has been made most often. */
    get: () => shown,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The call stays in view until it is `done`. */
    wait(call: symbol, { reason, seconds, attempt }: Omit<Waiting, 'until'> & { seconds: number }): Promise<void> {
      waits.set(call, { reason, attempt, until: now() + seconds * 1000 });
      tell();
      return pause(seconds);
    },
    done(call: symbol): void {
      if (waits.delete(call)) tell();
    },
  };
};

export type WaitingCalls = ReturnType<typeof createWaiting>;
