import PQueue from 'p-queue';
import type { Dependencies } from '../dependencies.ts';
import { USEFUL_FOR_MS } from './notices.ts';
import type { SmsPanel } from './port.ts';
import type { BegunAttempt, SendBegun } from './sending.ts';

/** Sends new messages at once, from the process that wrote them down. */
export interface Courier {
  /** The panel through which it sends. A message goes there only as a try that was written down as begun. */
  readonly panel: SmsPanel;
  /** Comes back at once. A message that gets lost on the way is found by `resumeDeliveries`. */
  send(message: Omit<BegunAttempt, 'attempt'>): void;
  /** Takes no more, and resolves when those under way are through. */
  stop(): Promise<void>;
}

interface Parts extends Pick<Dependencies, 'startSms'> {
  panel: SmsPanel;
  sendBegun: SendBegun;
  /** Hears of what kept a message from being sent; it goes out later. */
  onError(error: unknown): void;
}

const AT_ONCE = 20;
/** Beyond this many it is a backlog, which the engine keeps better than a process. */
const MOST_WAITING = 1_000;

/**
 * The preferred panel takes nearly every message at once, and for those no workflow is needed. Only one that it does not take
 * becomes a workflow, which goes on where this try ended.
 */
export function createCourier({ panel, sendBegun, startSms, onError }: Parts): Courier {
  const queue = new PQueue({ concurrency: AT_ONCE });

  const deliver = async (message: Omit<BegunAttempt, 'attempt'>): Promise<void> => {
    const { messageId } = message;
    const outcome = await sendBegun({ ...message, attempt: 1 }, { panel });
    if (outcome !== 'accepted') await startSms({ messageId, notAfter: new Date(Date.now() + USEFUL_FOR_MS) });
  };

  return {
    panel,
    send(message) {
      if (queue.size < MOST_WAITING) queue.add(() => deliver(message)).catch(onError);
    },
    async stop() {
      queue.clear();
      await queue.onIdle();
    },
  };
}
