import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionActivities, ConnectionTest } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { OutsideFailed, type OutsideFault } from '../outside.ts';

/** Somebody waits for the word in front of a screen. */
const ANSWERS_WITHIN_MS = 6_000;

export function createConnectionActivities({ outside }: Pick<Dependencies, 'outside'>): ConnectionActivities {
  return {
    async testConnection({ connectionId }) {
      const system = await outside.newest(connectionId);
      const began = performance.now();
      const took = (): number => Math.round(performance.now() - began);
      const ended = new AbortController();
      const tooLong = sleep(ANSWERS_WITHIN_MS, undefined, ended).then(() => Promise.reject(timeout()));
      try {
        if (!system) return { works: false, tookMs: 0, fault: 'unusable', detail: null };
        await Promise.race([system.check(), tooLong]);
        return { works: true, tookMs: took() };
      } catch (error) {
        return { works: false, tookMs: took(), ...faultOf(error) };
      } finally {
        tooLong.catch(() => undefined);
        ended.abort();
      }
    },
  };
}

const timeout = (): OutsideFailed =>
  new OutsideFailed({ who: 'it', fault: 'no-answer-in-time', detail: 'TimeoutError' });

function faultOf(error: unknown): Pick<Extract<ConnectionTest, { works: false }>, 'fault' | 'detail'> {
  if (error instanceof OutsideFailed) return { fault: error.fault, detail: error.detail };
  const fault: OutsideFault = 'other-format';
  return { fault, detail: null };
}
