import { createHash } from 'node:crypto';
import type { Receipt, SendOutcome, SmsPanel } from '../../activities/sms/port.ts';
import { Type } from '@sinclair/typebox';
import { OutsideFailed } from '../../activities/outside.ts';
import { adapter, HookSecret, ServerAddress } from '../adapter.ts';
import { exchange as exchangeOnce } from '../outbound/exchange.ts';
import type { Exchange, ExchangeResult } from '../outbound/exchange.ts';
import { failed } from '../outbound/failures.ts';
import { readInboundEntries, readLocalEntries, readReply, readSentEntry, readStatuses } from './kavenegar-reply.ts';
import type { Reply } from './kavenegar-reply.ts';

const MOST_IDS = 500;
const BLOCKED = 14;
/** A message that the panel does not have. */
const NO_SUCH_MESSAGE = 100;
/** Longer than a request that was cut off can still be worked on. */
const LONGEST_DELAY_MS = 15_000;
/** For so long the panel knows a message by our id; from its public documentation. */
const REMEMBERS_FOR_MS = 12 * 60 * 60 * 1_000;
/** A question is repeated soon. */
const QUESTION_WITHIN_MS = 5_000;

/**
 * Kavenegar's codes that say more than «no»; from its public documentation. For the account's sake: 401 it is not active, 403 wrong key,
 * 407 and 416 not from this address, 412 not with this line, 418 no credit, 426 not with this plan, 430 its owner is not verified.
 */
const REFUSALS: Record<number, 'account' | 'no-credit' | 'invalid-number'> = {
  ...{ 401: 'account', 403: 'account', 407: 'account', 412: 'account', 416: 'account', 426: 'account', 430: 'account' },
  411: 'invalid-number',
  418: 'no-credit',
};

/** 1 queued, 2 scheduled, 4 and 5 with the operator; 6 failed, 11 not reached, 13 taken back, 14 blocked by the receiver. */
const RECEIPTS: Record<number, Receipt> = {
  1: 'pending',
  2: 'pending',
  4: 'pending',
  5: 'pending',
  6: 'undelivered',
  10: 'delivered',
  11: 'undelivered',
  13: 'undelivered',
  14: 'blacklisted',
};

const Settings = Type.Object(
  {
    url: ServerAddress(),
    key: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\s/?#]+$', format: 'password' }),
    advertising: Type.Optional(Type.Boolean()),
    line: Type.Optional(Type.String({ pattern: '^\\+?\\d{3,20}$' })),
    hookSecret: Type.Optional(HookSecret()),
  },
  { additionalProperties: false },
);

export const kavenegar = adapter<SmsPanel, typeof Settings>({
  settings: Settings,
  secrets: ['key', 'hookSecret'],
  address: ['url'],
  create: ({ id, settings: { url, key, advertising, line }, exchange }) =>
    createKavenegar({ id, url: `${url}/${key}`, advertising, line, exchange }),
});

/**
 * Kavenegar, and panels that speak like it.
 *
 * `url` is the base with the key in its path; it stands in no error and no log. A message's `reference` becomes the panel's
 * `localid`, by which it is asked for when a send did not say what came of it. `line` is the number that people write to, where what
 * they write is to be fetched.
 */
export function createKavenegar({
  id,
  url,
  advertising = false,
  line,
  timeoutMs = 10_000,
  exchange = exchangeOnce,
}: {
  id: string;
  url: string;
  advertising?: boolean | undefined;
  line?: string | undefined;
  timeoutMs?: number;
  exchange?: Exchange;
}): SmsPanel {
  const base = withVersion(url);

  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const call = (
    name: string,
    parameters: Record<string, string>,
    withinMs = Math.min(timeoutMs, QUESTION_WITHIN_MS),
  ): Promise<ExchangeResult> =>
    exchange({
      url: `${base}/${name}.json`,
      method: 'POST',
      headers,
      body: new URLSearchParams(parameters).toString(),
      timeoutMs: withinMs,
    });

  /** What is given is marked as read with that: a read message is given once more, in case the answer got lost. */
  const received = async (isread: '0' | '1') =>
    readInboundEntries(demandEntries(id, await call('sms/receive', { linenumber: line ?? '', isread })));

  return {
    id,
    advertising,
    ...(line && { inbox: { fetch: async () => [...(await received('1')), ...(await received('0'))] } }),
    inquiry: {
      longestDelayMs: LONGEST_DELAY_MS,
      remembersForMs: REMEMBERS_FOR_MS,
      async find(references) {
        const byLocalId = new Map(references.map((reference) => [toLocalId(reference), reference]));
        const localid = [...byLocalId.keys()].join(',');
        const entries = demandEntries(id, await call('sms/statuslocalmessageid', { localid }));
        const known = readLocalEntries(entries).filter(({ status }) => status !== NO_SUCH_MESSAGE);
        return new Map(known.map(({ localId, messageId }) => [byLocalId.get(localId) ?? '', messageId]));
      },
    },
    async send({ to, text, reference, withinMs = timeoutMs }) {
      const receptor = to.replace(/^\+98/, '0');
      const message = { receptor, message: text, localid: toLocalId(reference) };
      return toSendOutcome(await call('sms/send', message, Math.min(withinMs, timeoutMs)));
    },
    async receipts(panelMessageIds) {
      if (panelMessageIds.length === 0) return new Map();
      if (panelMessageIds.length > MOST_IDS) throw new RangeError(`at most ${MOST_IDS} messages at once`);
      const statuses = readStatuses(
        demandEntries(id, await call('sms/status', { messageid: panelMessageIds.join(',') })),
      );
      return new Map(panelMessageIds.map((asked) => [asked, RECEIPTS[statuses.get(asked) ?? 0] ?? 'unknown']));
    },
    async check() {
      demandEntries(id, await call('account/info', {}));
    },
  };
}

function demandEntries(panel: string, result: ExchangeResult): unknown {
  if (result.kind !== 'answered') throw failed(panel, result);
  const reply = readReply(result);
  if (reply.kind === 'answered' && reply.code === 200) return reply.entries;
  if (reply.kind === 'unreadable') throw failed(panel, result);
  const fault = REFUSALS[reply.code] === 'account' ? 'credentials' : 'server-error';
  throw new OutsideFailed({ who: panel, fault, detail: describe(reply) });
}

const toSendOutcome = (result: ExchangeResult): SendOutcome =>
  result.kind === 'answered' ? toOutcome(readReply(result)) : { outcome: result.kind, reason: result.reason };

function toOutcome(reply: Reply): SendOutcome {
  if (reply.kind === 'unreadable') {
    const surelyNot = reply.status >= 300 && reply.status < 500 && reply.status !== 408;
    if (surelyNot) return { outcome: 'refused', reason: 'other', detail: describe(reply) };
    return { outcome: 'unknown', reason: describe(reply) };
  }
  if (reply.code !== 200) {
    return { outcome: 'refused', reason: REFUSALS[reply.code] ?? 'other', detail: describe(reply) };
  }
  const entry = readSentEntry(reply.entries);
  if (!entry) return { outcome: 'unknown', reason: 'an answer without a message id' };
  if (entry.status === BLOCKED) return { outcome: 'refused', reason: 'blacklisted', detail: 'delivery status 14' };
  return { outcome: 'accepted', panelMessageId: entry.id };
}

function describe(reply: Reply): string {
  return reply.kind === 'answered' ? `return status ${reply.code}` : `HTTP ${reply.status}`;
}

/** The panel wants a number: 52 bits of a hash, which JSON carries exactly. */
function toLocalId(reference: string): string {
  return String(Number.parseInt(createHash('sha256').update(reference).digest('hex').slice(0, 13), 16));
}

/** `https://host/<key>` and `https://host/v1/<key>` are both understood. */
function withVersion(url: string): string {
  const { origin, pathname } = new URL(url);
  const path = pathname.replace(/(?<!\/)\/+$/, '');
  return origin + (path.startsWith('/v1/') ? path : `/v1${path}`);
}
