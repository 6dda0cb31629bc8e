import PQueue from 'p-queue';
import type { SmsActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { USEFUL_FOR_MS } from './notices.ts';

/** Sends new messages at once, from the process that wrote them down. */
export interface Courier {
  /** Comes back at once. A message that gets lost on the way is found by `resumeDeliveries`. */
  send(messageId: string): void;
  /** Takes no more, and resolves when those under way are through. */
  stop(): Promise<void>;
}

interface Parts extends Pick<Dependencies, 'startSms'> {
  sendSms: SmsActivities['sendSms'];
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
export function createCourier({ sendSms, startSms, onError }: Parts): Courier {
  const queue = new PQueue({ concurrency: AT_ONCE });

  const deliver = async (messageId: string): Promise<void> => {
    const { outcome } = await sendSms({ messageId, attempt: 1 });
    if (outcome !== 'accepted') await startSms({ messageId, notAfter: new Date(Date.now() + USEFUL_FOR_MS) });
  };

  return {
    send(messageId) {
      if (queue.size < MOST_WAITING) queue.add(() => deliver(messageId)).catch(onError);
    },
    async stop() {
      queue.clear();
      await queue.onIdle();
    },
  };
}
