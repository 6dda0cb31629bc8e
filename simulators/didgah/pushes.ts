import { signatureOf } from '../common/signature.ts';
import type { CirculationEvent } from './event.ts';
import type { Entry, Events } from './events.ts';

const LOOK_EVERY_MS = 150;
const WITHIN_MS = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;
const AT_ONCE = 16;

export interface Hook {
  /** `{organisation}` stands for the slug. */
  url: string;
  secret: string;
}

interface Attempt {
  tries: number;
  nextAt: number;
  underWay: boolean;
}

/** Pushes every event to the hook until it is answered with 2xx, after a restart too; without a hook only the feed tells of events. */
export function startPushes(events: Events, hook: Hook | undefined): () => void {
  const attempts = new Map<string, Attempt>();

  async function push({ event, fate }: Entry, attempt: Attempt, to: Hook): Promise<void> {
    const times = fate === 'events-doubled' ? 2 : 1;
    for (let time = 0; time < times; time++) {
      if (await deliver(event, to)) continue;
      attempt.nextAt = Date.now() + Math.min(FIRST_PAUSE_MS * 2 ** attempt.tries, LONGEST_PAUSE_MS);
      attempt.tries += 1;
      return;
    }
    await events.pushed(event.id);
    attempts.delete(event.id);
  }

  async function look(): Promise<void> {
    await events.tick(Date.now());
    if (!hook) return;
    const due = events.unpushed().filter(({ event }) => {
      const attempt = attempts.get(event.id);
      return !attempt || (!attempt.underWay && attempt.nextAt <= Date.now());
    });
    for (const entry of due.slice(0, AT_ONCE)) {
      const attempt = attempts.get(entry.event.id) ?? { tries: 0, nextAt: 0, underWay: false };
      attempts.set(entry.event.id, attempt);
      attempt.underWay = true;
      void push(entry, attempt, hook).finally(() => (attempt.underWay = false));
    }
  }

  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look().finally(() => (looking = false));
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

async function deliver(event: CirculationEvent, { url, secret }: Hook): Promise<boolean> {
  const body = JSON.stringify(event);
  try {
    const response = await fetch(url.replace('{organisation}', encodeURIComponent(event.organisation)), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signatureOf(secret, body) },
      body,
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
