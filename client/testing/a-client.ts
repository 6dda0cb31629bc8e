import { createClient } from '../client.ts';
import { createClock } from '../clock.ts';
import { createWaiting } from '../waiting.ts';

/** What is remembered, in plain sight. */
export const aMemory = (kept = new Map<string, string>()) => ({
  kept,
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});

interface Given {
  fetch: (address: string, init: RequestInit) => Promise<Response>;
  language?: () => string;
}

/** A client of a server that is only a function; it waits for nothing, and says how long it would have. */
export const aClient = ({ fetch, language = () => 'fa' }: Given) => {
  const pauses: number[] = [];
  const waiting = createWaiting({ pause: async (seconds) => void pauses.push(seconds) });
  const keep = aMemory();
  const client = createClient({
    ...{ language, keep, clock: createClock(keep), waiting },
    fetch: (address, init) => fetch(address as string, init ?? {}),
  });
  return { client, waiting, pauses, kept: keep.kept };
};
