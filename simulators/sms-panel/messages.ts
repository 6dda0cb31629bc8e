import { openJournal } from '../common/journal.ts';
import type { Settings } from '../common/settings.ts';
import type { MessageStatus } from './statuses.ts';

const FIRST_ID = 1_000_001;
const RECEIPT_AFTER_MS = 300;

/** How the receipts of a message come in. */
export type ReceiptPlan = 'delivered' | 'undelivered' | 'none' | 'reordered';

export interface Message {
  id: number;
  /** E.164. */
  to: string;
  text: string;
  at: string;
  status: MessageStatus;
}

type LedgerEvent =
  | (Message & { event: 'accepted'; localId?: string; plan: ReceiptPlan })
  | { event: 'status'; id: number; status: MessageStatus; at: string };

export interface MessageToAccept {
  to: string;
  text: string;
  /** The sender's own number of the message: a repeated one gives the first message again, where the panel does that. */
  localId?: string;
  plan?: ReceiptPlan;
  blocked?: boolean;
}

/** What the panel has taken and how far each message has come: accepted messages and later changes, folded. */
export interface Messages {
  accept(message: MessageToAccept): Promise<Message>;
  find(id: number): Message | undefined;
  /** The first that was taken under the sender's own number. */
  findByLocalId(localId: string): Message | undefined;
  /** Those that went out to a phone, oldest first. */
  sent(): Message[];
  close(): Promise<void>;
}

/** What the network reports in turn; «reordered» tells of the delivery before it tells of the sending. */
const RECEIPTS: Record<ReceiptPlan, readonly MessageStatus[]> = {
  delivered: ['delivered'],
  undelivered: ['undelivered'],
  none: [],
  reordered: ['delivered', 'sent', 'delivered'],
};

export async function openMessages(path: string, settings: Settings = { deduplicates: true }): Promise<Messages> {
  const journal = await openJournal<LedgerEvent>(path);
  const messages = new Map<number, Message>();
  const byLocalId = new Map<string, Promise<Message>>();
  const idOf = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  function apply(event: LedgerEvent): void {
    if (event.event === 'accepted') {
      const { id, to, text, at, status } = event;
      messages.set(id, { id, to, text, at, status });
      if (event.localId && !idOf.has(event.localId)) idOf.set(event.localId, id);
    } else {
      const message = messages.get(event.id);
      if (message) message.status = event.status;
    }
  }

  async function record(event: LedgerEvent): Promise<void> {
    await journal.append(event);
    apply(event);
  }

  function expectReceipts(id: number, receipts: readonly MessageStatus[]): void {
    const [status, ...later] = receipts;
    if (!status) return;
    const timer = setTimeout(async () => {
      timers.delete(timer);
      if (closed) return;
      await record({ event: 'status', id, status, at: new Date().toISOString() }).catch(() => undefined);
      expectReceipts(id, later);
    }, RECEIPT_AFTER_MS);
    timers.add(timer.unref());
  }

  const seen = new Map<number, number>();
  for (const event of journal.records) {
    apply(event);
    seen.set(event.id, event.event === 'accepted' ? 0 : (seen.get(event.id) ?? 0) + 1);
  }
  for (const event of journal.records) {
    if (event.event !== 'accepted') continue;
    if (event.localId) byLocalId.set(event.localId, Promise.resolve(messages.get(event.id) as Message));
    if (event.status === 'sent') expectReceipts(event.id, RECEIPTS[event.plan].slice(seen.get(event.id)));
  }
  let nextId = [...messages.keys()].reduce((last, id) => Math.max(last, id), FIRST_ID - 1) + 1;

  async function add({ to, text, localId, plan = 'delivered', blocked = false }: MessageToAccept): Promise<Message> {
    const status = blocked ? 'blocked' : 'sent';
    const id = nextId++;
    await record({ event: 'accepted', id, to, text, at: new Date().toISOString(), status, localId, plan });
    if (!blocked) expectReceipts(id, RECEIPTS[plan]);
    return messages.get(id) as Message;
  }

  return {
    accept(message) {
      const { localId } = message;
      const known = localId === undefined ? undefined : byLocalId.get(localId);
      if (known && settings.deduplicates) return known;
      const adding = add(message);
      if (localId !== undefined && !known) {
        byLocalId.set(localId, adding);
        adding.catch(() => byLocalId.delete(localId));
      }
      return adding;
    },
    find: (id) => messages.get(id),
    findByLocalId: (localId) => messages.get(idOf.get(localId) ?? 0),
    sent: () => [...messages.values()].filter(({ status }) => status !== 'blocked'),
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      return journal.close();
    },
  };
}
