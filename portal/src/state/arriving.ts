import { lazy } from 'preact-iso';
import type { ComponentType } from 'preact';
import { keep } from './keep.ts';
import { waiting } from './waiting.ts';

const LONGEST_WAIT = 15;
const RELOADED = 'reloaded';
const RELOAD_AT_MOST_EVERY_MS = 60_000;

/** Code that does not arrive, because the connection is gone, is asked for again until it does. */
export const untilItArrives = async <T>(load: () => Promise<T>): Promise<T> => {
  const call = Symbol('code');
  for (let attempt = 1; ; attempt++) {
    try {
      return await load();
    } catch {
      // With a connection it is a new release that has taken the old code away: its page knows the new code.
      if (attempt > 1 && navigator.onLine && mayReload()) location.reload();
      await waiting.wait(call, { reason: 'offline', seconds: Math.min(2 ** attempt, LONGEST_WAIT), attempt });
      waiting.done(call);
    }
  }
};

const mayReload = (): boolean => {
  const last = Number(keep.getItem(RELOADED));
  keep.setItem(RELOADED, String(Date.now()));
  return Date.now() - last > RELOAD_AT_MOST_EVERY_MS;
};

/** A component whose code is fetched when it is needed. */
export const arriving = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() => untilItArrives(load));
