import { AsyncResource } from 'node:async_hooks';
import PQueue from 'p-queue';
import type { Dependencies } from '../dependencies.ts';
import type { PanelHealth } from './health.ts';
import { USEFUL_FOR_MS } from './notices.ts';
import type { SmsPanel } from './port.ts';
import type { BegunAttempt, LeaveUnsent, SendBegun } from './sending.ts';

/** Sends new messages at once, from the process that wrote them down. */
export interface Courier {
  /**
   * The panel for messages of an organisation that are written down now, the preferred one if it is well. A message goes there only as a
   * try that was written down as begun.
   */
  choose(organisationId: string | null, preferredId?: string): Promise<SmsPanel>;
  /** Comes back at once. A message that gets lost on the way is found by `resumeDeliveries`. */
  send(message: NewMessage): void;
  /** Begins no more sends, and resolves when those under way are through and the others are written down as not sent. */
  stop(): Promise<void>;
}

type NewMessage = Omit<BegunAttempt, 'attempt'> & {
  panel: SmsPanel;
  /** A notice's time unless told otherwise. */
  usefulForMs?: number;
};

interface Parts extends Pick<Dependencies, 'outside' | 'startSms'> {
  health: Pick<PanelHealth, 'inOrder'>;
  sendBegun: SendBegun;
  leaveUnsent: LeaveUnsent;
  /** Hears of what kept a message from being sent; it goes out later. */
  onError(error: unknown): void;
}

const AT_ONCE = 20;
/** With a send's own time it stays well below the minute after which `resumeDeliveries` takes a message for lost. */
const WAITS_AT_MOST_MS = 20_000;

/**
 * The first panel that is well takes nearly every message at once, and for those no workflow is needed. Only one that it does not
 * take, or is too busy for, becomes a workflow, which goes on where this try ended. After a doubt nobody sends: it has to be settled.
 */
export function createCourier({ outside, health, sendBegun, leaveUnsent, startSms, onError }: Parts): Courier {
  const queue = new PQueue({ concurrency: AT_ONCE });
  let stopping = false;

  const deliver = async (
    { panel, usefulForMs = USEFUL_FOR_MS, ...message }: NewMessage,
    sendBefore: number,
  ): Promise<void> => {
    const attempt = { ...message, attempt: 1 };
    if (stopping) return void (await leaveUnsent(attempt));
    const outcome = await sendBegun(attempt, { panel, sendBefore });
    if (outcome === 'accepted' || outcome === 'unknown') return;
    const notAfter = new Date(Date.now() + usefulForMs);
    await startSms({ messageId: message.messageId, firstAttempt: 2, notAfter });
  };

  return {
    async choose(organisationId, preferredId) {
      const panels = await outside.panelsOf(organisationId);
      const preferred = panels.filter(({ id }) => id === preferredId);
      return (await health.inOrder([...preferred, ...panels.filter((panel) => !preferred.includes(panel))]))[0]!;
    },
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
