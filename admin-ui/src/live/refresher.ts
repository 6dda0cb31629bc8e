import type { Change } from './stream.ts';

interface Wiring {
  read: (changes: ReadonlySet<string> | 'all') => Promise<unknown>;
  sleep?: (milliseconds: number) => Promise<void>;
}

const PAUSE = 1_000;
const realSleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Reads again what has changed: at once, and then at most once a second, when the reading before has ended. */
export const createRefresher = ({ read, sleep = realSleep }: Wiring) => {
  let waiting: Set<string> | 'all' | undefined;
  let running = false;

  const run = async () => {
    running = true;
    while (waiting !== undefined) {
      const changes = waiting;
      waiting = undefined;
      await Promise.all([read(changes).catch(() => undefined), sleep(PAUSE)]);
    }
    running = false;
  };

  return (change: Change): void => {
    if (change === 'all' || waiting === 'all') waiting = 'all';
    else waiting = new Set(waiting).add(change.id);
    if (!running) void run();
  };
};
