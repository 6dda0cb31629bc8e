import { openJournal } from '../common/journal.ts';

/** A mail as it came in; its source is in base64. */
export interface Mail {
  id: number;
  from: string;
  to: string;
  at: string;
  source: string;
}

type LedgerEvent = ({ event: 'mail' } & Mail) | { event: 'taken'; id: number };

/** All mail that the server has got, and what its mailboxes still hold. */
export interface Post {
  put(mail: Omit<Mail, 'id' | 'at'>): Promise<Mail>;
  /** What was sent to an address and was not taken away by its owner, oldest first. */
  mailbox(address: string): Mail[];
  take(id: number): Promise<void>;
  all(): readonly Mail[];
  isTaken(id: number): boolean;
  close(): Promise<void>;
}

export async function openPost(path: string): Promise<Post> {
  const journal = await openJournal<LedgerEvent>(path);
  const mails: Mail[] = [];
  const taken = new Set<number>();
  const apply = (entry: LedgerEvent): void => {
    if (entry.event === 'taken') return void taken.add(entry.id);
    const { event: _, ...mail } = entry;
    mails.push(mail);
  };
  for (const entry of journal.records) apply(entry);
  let nextId = (mails.at(-1)?.id ?? 0) + 1;

  const record = async (entry: LedgerEvent): Promise<void> => {
    await journal.append(entry);
    apply(entry);
  };
  return {
    async put(mail) {
      const kept = { id: nextId++, at: new Date().toISOString(), ...mail };
      await record({ event: 'mail', ...kept });
      return kept;
    },
    mailbox: (address) => mails.filter(({ id, to }) => to === address && !taken.has(id)),
    take: (id) => record({ event: 'taken', id }),
    all: () => mails,
    isTaken: (id) => taken.has(id),
    close: () => journal.close(),
  };
}
