import { openJournal } from '../common/journal.ts';

const FIRST_ID = 5_000_001;
/** As much as the panel gives at once. */
const AT_ONCE = 100;

/** A message that a phone has sent to the organisation's line. */
export interface Received {
  id: number;
  /** E.164. */
  from: string;
  text: string;
  at: string;
  isRead: boolean;
}

type InboxEvent =
  { event: 'received'; id: number; from: string; text: string; at: string } | { event: 'read'; ids: number[] };

/** What phones have sent to the line; it survives a restart. */
export interface Inbox {
  receive(message: { from: string; text: string }): Promise<Received>;
  /** The oldest that were not read yet, which they then are. */
  unread(): Promise<Received[]>;
  /** The newest that were. */
  read(): Received[];
  /** All, oldest first. */
  all(): Received[];
  close(): Promise<void>;
}

export async function openInbox(path: string): Promise<Inbox> {
  const journal = await openJournal<InboxEvent>(path);
  const messages = new Map<number, Received>();

  function apply(event: InboxEvent): void {
    if (event.event === 'read') {
      for (const id of event.ids) {
        const message = messages.get(id);
        if (message) message.isRead = true;
      }
    } else {
      const { id, from, text, at } = event;
      messages.set(id, { id, from, text, at, isRead: false });
    }
  }

  async function record(event: InboxEvent): Promise<void> {
    await journal.append(event);
    apply(event);
  }

  journal.records.forEach(apply);
  let nextId = [...messages.keys()].reduce((last, id) => Math.max(last, id), FIRST_ID - 1) + 1;

  return {
    async receive({ from, text }) {
      const id = nextId++;
      await record({ event: 'received', id, from, text, at: new Date().toISOString() });
      return messages.get(id) as Received;
    },
    async unread() {
      const unread = [...messages.values()].filter(({ isRead }) => !isRead).slice(0, AT_ONCE);
      if (unread.length > 0) await record({ event: 'read', ids: unread.map(({ id }) => id) });
      return unread;
    },
    read: () => [...messages.values()].filter(({ isRead }) => isRead).slice(-AT_ONCE),
    all: () => [...messages.values()],
    close: () => journal.close(),
  };
}
