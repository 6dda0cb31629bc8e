import { Type, type Static } from '@sinclair/typebox';
import PQueue from 'p-queue';
import type { Receipt, RefusalReason, SmsPanel } from '../../activities/sms/port.ts';
import { adapter, HookSecret, Secret, ServerAddress } from '../adapter.ts';
import { exchange as exchangeOnce, type Answer, type Call, type Exchange } from '../outbound/exchange.ts';
import { demand, QUESTION_WITHIN_MS, toSendOutcome, type ReadWord, type Replied } from './outcome.ts';
import { parseObject, toId, toObject } from './read-json.ts';
import { Line } from './line.ts';
import { fillTemplate, fitUnits, parseTemplates, TemplatesText } from './template.ts';

const Settings = Type.Object(
  {
    url: ServerAddress(),
    key: Secret(),
    /** The line that messages come from. */
    line: Line(),
    templates: Type.Optional(TemplatesText()),
    advertising: Type.Optional(Type.Boolean()),
    hookSecret: Type.Optional(HookSecret()),
  },
  { additionalProperties: false },
);

export const smsIr = adapter<SmsPanel, typeof Settings>({
  settings: Settings,
  secrets: ['key', 'hookSecret'],
  address: ['url'],
  create: ({ id, settings, exchange }) => createSmsIr({ ...settings, id, exchange }),
});

const MOST_IDS = 500;
/** It is asked for one message at a time. */
const QUESTIONS_AT_ONCE = 10;
/** A parameter of a template may have so many characters; a longer one is refused with 114. */
const LONGEST_PARAMETER = 25;
const DONE = 1;
/** A fault of its own: it does not say whether the message was taken. */
const FAULT = 0;
/** Too many calls just now; the message was not looked at. */
const TOO_MANY = 20;

/** From its public documentation. For the account's sake: 10–14 key and account, 101 line, 119 plan, 123 line not active. */
const REFUSALS: Record<number, RefusalReason> = {
  ...{ 10: 'account', 11: 'account', 12: 'account', 13: 'account', 14: 'account' },
  ...{ 101: 'account', 119: 'account', 123: 'account' },
  102: 'no-credit',
  104: 'invalid-number',
  115: 'blacklisted',
};

/** 1 delivered, 2 not delivered, 3 and 5 with the operator, 4 not taken by it, 6 failed, 7 blacklisted. */
const RECEIPTS: Record<number, Receipt> = {
  1: 'delivered',
  2: 'undelivered',
  3: 'pending',
  4: 'undelivered',
  5: 'pending',
  6: 'undelivered',
  7: 'blacklisted',
};

type Parts = Static<typeof Settings> & { id: string; timeoutMs?: number; exchange?: Exchange };

/** SMS.ir. It does not know messages by our ids, so a doubt is never settled there: `inquiry` is not offered. */
export function createSmsIr({
  id,
  url,
  key,
  line,
  templates,
  advertising = false,
  timeoutMs = 10_000,
  exchange = exchangeOnce,
}: Parts): SmsPanel {
  const approved = parseTemplates(templates);
  const base = url.replace(/(?<!\/)\/+$/, '').replace(/\/v1$/, '');
  const headers = { 'x-api-key': key, accept: 'application/json', 'content-type': 'application/json' };
  const call = (path: string, given: Pick<Call, 'method' | 'timeoutMs'> & { body?: object }) =>
    exchange({ ...given, url: `${base}/v1/${path}`, headers, body: given.body && JSON.stringify(given.body) });
  const ask = (path: string) => call(path, { method: 'GET', timeoutMs: Math.min(timeoutMs, QUESTION_WITHIN_MS) });

  return {
    id,
    advertising,
    async send({ to, text, template, withinMs = timeoutMs }) {
      const mobile = to.replace(/^\+98/, '0');
      const filled = fillTemplate(approved, { message: template, fit: (value) => fitUnits(value, LONGEST_PARAMETER) });
      const [path, body] = filled
        ? (['send/verify', { mobile, templateId: Number(filled.id), parameters: filled.parameters }] as const)
        : ([
            'send/bulk',
            { lineNumber: Number(line), messageText: text, mobiles: [mobile], sendDateTime: null },
          ] as const);
      return toSendOutcome(
        await call(path, { method: 'POST', timeoutMs: Math.min(withinMs, timeoutMs), body }),
        readWord,
      );
    },
    async receipts(panelMessageIds) {
      if (panelMessageIds.length > MOST_IDS) throw new RangeError(`at most ${MOST_IDS} messages at once`);
      const queue = new PQueue({ concurrency: QUESTIONS_AT_ONCE });
      const asked = panelMessageIds.map((one) =>
        queue.add(async () => [one, demand(id, await ask(`send/${encodeURIComponent(one)}`), readReceipt)] as const),
      );
      return new Map(await Promise.all(asked).finally(() => queue.clear()));
    },
    async check() {
      demand(id, await ask('credit'), readDone);
    },
  };
}

function readStatus(body: string): { status: number | undefined; data: Record<string, unknown> } {
  const { status, data } = parseObject(body);
  return { status: Number.isInteger(status) ? (status as number) : undefined, data: toObject(data) };
}

const readWord: ReadWord = ({ body }) => {
  const { status, data } = readStatus(body);
  if (status === undefined) return undefined;
  const detail = `status ${status}`;
  if (status === FAULT) return { kind: 'unclear', detail };
  if (status === TOO_MANY) return { kind: 'notNow', detail };
  if (status !== DONE) return { kind: 'refused', reason: REFUSALS[status] ?? 'other', detail };
  const { messageIds, messageId = Array.isArray(messageIds) ? (messageIds as unknown[])[0] : undefined } = data;
  const panelMessageId = toId(messageId);
  return panelMessageId
    ? { kind: 'taken', panelMessageId }
    : { kind: 'unclear', detail: 'an answer without a message id' };
};

function readDone({ body }: Answer): Replied<Record<string, unknown>> | undefined {
  const { status, data } = readStatus(body);
  if (status === undefined) return undefined;
  return status === DONE ? { value: data } : { instead: `status ${status}`, reason: REFUSALS[status] };
}

/** 111 and 112: it has no such message. */
function readReceipt(answer: Answer): Replied<Receipt> | undefined {
  const { status, data } = readStatus(answer.body);
  if (status === 111 || status === 112) return { value: 'unknown' };
  if (status === undefined) return undefined;
  if (status !== DONE) return { instead: `status ${status}`, reason: REFUSALS[status] };
  return { value: RECEIPTS[Number(data['deliveryState'])] ?? 'unknown' };
}
