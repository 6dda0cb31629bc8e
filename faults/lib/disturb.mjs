import { setTimeout as sleep } from 'node:timers/promises';
import { insistOnJson } from './http.mjs';
import { describe } from './plan.mjs';

const ORDER_WITHIN_MS = 2_000;

/**
 * Carries out what is planned to go wrong.
 * @param {import('./stack.mjs').Stack} stack
 * @param {(text: string) => void} say
 */
export function createDisturber(stack, say) {
  /** @type {Map<string, object>} what a simulator forgets when it is ended */
  const settings = new Map();
  /** @type {Set<Promise<void>>} */
  const underWay = new Set();
  const paused = new Set();

  const beside = (work) => {
    const running = work.catch((error) => say(`  (${error.message})`)).finally(() => underWay.delete(running));
    underWay.add(running);
  };

  async function order(of, path, body) {
    const signal = AbortSignal.timeout(ORDER_WITHIN_MS);
    const request = { method: 'POST', body: JSON.stringify(body), signal };
    const answer = await fetch(`${stack.urls[of]}${path}`, request).catch(() => undefined);
    if (!answer?.ok) say(`  (${of} is away, and was not told)`);
  }

  async function kill(of) {
    await stack.kill(of);
    const kept = settings.get(of);
    if (kept) await insistOnJson({ method: 'POST', url: `${stack.urls[of]}/settings`, json: kept });
  }

  async function pause(of, seconds) {
    if (paused.has(of)) return;
    paused.add(of);
    stack.signal(of, 'SIGSTOP');
    await sleep(seconds * 1_000);
    stack.signal(of, 'SIGCONT');
    paused.delete(of);
  }

  /** @param {import('./plan.mjs').Act} act */
  async function play(act) {
    switch (act.kind) {
      case 'fault':
        return order(act.of, '/faults', act.order);
      case 'settings':
        settings.set(act.of, act.settings);
        return order(act.of, '/settings', act.settings);
      case 'kill':
        return beside(kill(act.of));
      case 'pause':
        return beside(pause(act.of, act.seconds));
    }
  }

  return {
    play,
    /**
     * One after the other, each as soon as so many letters have been begun.
     * @param {readonly import('./plan.mjs').Disturbance[]} disturbances
     * @param {{ begun: () => number, isOver: () => boolean }} progress
     */
    async playAll(disturbances, { begun, isOver }) {
      for (const disturbance of disturbances) {
        while (begun() < disturbance.after && !isOver()) await sleep(50);
        say(`  ${String(begun()).padStart(4)} letters · ${describe(disturbance)}`);
        await play(disturbance);
        await sleep(disturbance.restMs);
      }
    },
    /** Ends every fault, once what was ended is there again. */
    async calm() {
      while (underWay.size > 0) await Promise.all(underWay);
      for (const of of ['didgah', 'panel-a', 'panel-b'])
        await insistOnJson({ method: 'POST', url: `${stack.urls[of]}/faults`, json: { mode: 'none' } });
    },
  };
}
