import type { Answer } from '../outbound/exchange.ts';

/** What came back: Kavenegar's own word, or something that is not its form. */
export type Reply = { kind: 'answered'; code: number; entries: unknown } | { kind: 'unreadable'; status: number };

/** Reads `return.status`, which stands for the result whatever the HTTP status is. */
export function readReply({ status, body }: Answer): Reply {
  const { return: result, entries } = parseObject(body);
  const { status: code } = toObject(result);
  return typeof code === 'number' && Number.isInteger(code)
    ? { kind: 'answered', code, entries }
    : { kind: 'unreadable', status };
}

export function readSentEntry(entries: unknown): { id: string; status: number } | undefined {
  const { messageid, status } = toObject(Array.isArray(entries) ? entries[0] : undefined);
  const id = toId(messageid);
  return id === undefined ? undefined : { id, status: Number(status) };
}

/** Delivery status by message id; entries may come in any order. */
export function readStatuses(entries: unknown): Map<string, number> {
  const statuses = new Map<string, number>();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const { messageid, status } = toObject(entry);
    const id = toId(messageid);
    if (id !== undefined && typeof status === 'number') statuses.set(id, status);
  }
  return statuses;
}

/** What the panel says of messages by the ids that we gave them. */
export function readLocalEntries(entries: unknown): { localId: string; messageId: string; status: number }[] {
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    const { localid, messageid, status } = toObject(entry);
    const [localId, messageId] = [toId(localid), toId(messageid)];
    return localId && messageId && typeof status === 'number' ? [{ localId, messageId, status }] : [];
  });
}

/** What people have written, as far as it can be read. */
export function readInboundEntries(entries: unknown): { messageId: string; from: string; text: string }[] {
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    const { messageid, sender, message } = toObject(entry);
    const messageId = toId(messageid);
    return messageId && typeof sender === 'string' && typeof message === 'string'
      ? [{ messageId, from: sender, text: message }]
      : [];
  });
}

function toId(value: unknown): string | undefined {
  const id = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^[1-9]\d*$/.test(id) ? id : undefined;
}

function parseObject(body: string): Record<string, unknown> {
  try {
    return toObject(JSON.parse(body));
  } catch {
    return {};
  }
}

function toObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
