import { AsyncResource } from 'node:async_hooks';
import PQueue from 'p-queue';
import type { Dependencies } from '../dependencies.ts';
import { USEFUL_FOR_MS } from './notices.ts';
import type { SmsPanel } from './port.ts';
import type { BegunAttempt, LeaveUnsent, SendBegun } from './sending.ts';

/** Sends new messages at once, from the process that wrote them down. */
export interface Courier {
  /** The panel through which it sends. A message goes there only as a try that was written down as begun. */
  readonly panel: SmsPanel;
  /** Comes back at once. A message that gets lost on the way is found by `resumeDeliveries`. */
  send(message: Omit<BegunAttempt, 'attempt'>): void;
  /** Begins no more sends, and resolves when those under way are through and the others are written down as not sent. */
  stop(): Promise<void>;
}

interface Parts extends Pick<Dependencies, 'startSms'> {
  panel: SmsPanel;
  sendBegun: SendBegun;
  leaveUnsent: LeaveUnsent;
  /** Hears of what kept a message from being sent; it goes out later. */
  onError(error: unknown): void;
}

const AT_ONCE = 20;
/** With a send's own time it stays well below the minute after which `resumeDeliveries` takes a message for lost. */
const WAITS_AT_MOST_MS = 20_000;

/**
 * The preferred panel takes nearly every message at once, and for those no workflow is needed. Only one that it does not take, or
 * is too busy for, becomes a workflow, which goes on where this try ended.
 */
export function createCourier({ panel, sendBegun, leaveUnsent, startSms, onError }: Parts): Courier {
  const queue = new PQueue({ concurrency: AT_ONCE });
  let stopping = false;

  const deliver = async (message: Omit<BegunAttempt, 'attempt'>, sendBefore: number): Promise<void> => {
    const attempt = { ...message, attempt: 1 };
    if (stopping) return void (await leaveUnsent(attempt));
    const outcome = Date.now() < sendBefore ? await sendBegun(attempt, { panel }) : await leaveUnsent(attempt);
    if (outcome === 'accepted') return;
    await startSms({ messageId: message.messageId, notAfter: new Date(Date.now() + USEFUL_FOR_MS) });
  };

  return {
    panel,
    send(message) {
      const sendBefore = Date.now() + WAITS_AT_MOST_MS;
      // A message that waits its turn stays in the trace of its letter.
      queue.add(AsyncResource.bind(() => deliver(message, sendBefore))).catch(onError);
    },
    async stop() {
      stopping = true;
      const placesBesideHangingSends = AT_ONCE;
      queue.concurrency += placesBesideHangingSends;
      await queue.onIdle();
    },
  };
}
