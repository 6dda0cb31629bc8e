import { Type, type Static } from '@sinclair/typebox';
import PQueue from 'p-queue';
import type { Receipt, RefusalReason, SmsPanel } from '../../activities/sms/port.ts';
import { adapter, HookSecret, Secret, ServerAddress } from '../adapter.ts';
import { exchange as exchangeOnce, type Answer, type Exchange } from '../outbound/exchange.ts';
import { demand, QUESTION_WITHIN_MS, toSendOutcome, type ReadWord, type Replied } from './outcome.ts';
import { parseObject, toId } from './read-json.ts';
import { Line } from './line.ts';
import { fillTemplate, parseTemplates, TemplatesText } from './template.ts';

const Settings = Type.Object(
  {
    url: ServerAddress(),
    username: Type.String({ minLength: 1, maxLength: 100 }),
    password: Secret(),
    /** The line that messages come from. */
    line: Line(),
    templates: Type.Optional(TemplatesText()),
    advertising: Type.Optional(Type.Boolean()),
    hookSecret: Type.Optional(HookSecret()),
  },
  { additionalProperties: false },
);

export const melipayamak = adapter<SmsPanel, typeof Settings>({
  settings: Settings,
  secrets: ['password', 'hookSecret'],
  address: ['url'],
  create: ({ id, settings, exchange }) => createMelipayamak({ ...settings, id, exchange }),
});

const MOST_IDS = 500;
/** It is asked for one message at a time. */
const QUESTIONS_AT_ONCE = 10;
const DONE = 1;
/** It is being brought up to date and takes nothing. */
const AWAY = 6;

/**
 * From its public documentation; below zero for a send by template. For the account's sake: 0 name or password, 3 the day's limit, 5 line,
 * 9 a public line, 10 not active, 12 papers missing, 108 to 110 address or key, -1 no access, -3 line, -7 sender.
 */
const REFUSALS: Record<number, RefusalReason> = {
  ...{ 0: 'account', 3: 'account', 5: 'account', 9: 'account', 10: 'account', 12: 'account' },
  ...{ 108: 'account', 109: 'account', 110: 'account', [-1]: 'account', [-3]: 'account', [-7]: 'account' },
  2: 'no-credit',
  16: 'invalid-number',
  18: 'invalid-number',
  35: 'blacklisted',
};

/** 0, 8, 200 and 400 on its way; 1 delivered; 2 not delivered, 3 operator's error, 16 not taken, 35 blacklisted, 300 filtered, 500 not taken. */
const RECEIPTS: Record<number, Receipt> = {
  ...{ 0: 'pending', 8: 'pending', 200: 'pending', 400: 'pending' },
  1: 'delivered',
  ...{
    2: 'undelivered',
    3: 'undelivered',
    16: 'undelivered',
    35: 'blacklisted',
    300: 'undelivered',
    500: 'undelivered',
  },
};

type Parts = Static<typeof Settings> & { id: string; timeoutMs?: number; exchange?: Exchange };

/**
 * Melipayamak. Name and password go with each call, in its body and nowhere else. It does not know messages by our ids, so a doubt is
 * never settled there: `inquiry` is not offered.
 */
export function createMelipayamak({
  id,
  url,
  username,
  password,
  line,
  templates,
  advertising = false,
  timeoutMs = 10_000,
  exchange = exchangeOnce,
}: Parts): SmsPanel {
  const approved = parseTemplates(templates);
  const base = url.replace(/(?<!\/)\/+$/, '').replace(/\/api\/SendSMS$/i, '');
  const call = (name: string, given: Record<string, string>, withinMs = Math.min(timeoutMs, QUESTION_WITHIN_MS)) =>
    exchange({
      url: `${base}/api/SendSMS/${name}`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ username, password, ...given }).toString(),
      timeoutMs: withinMs,
    });

  return {
    id,
    advertising,
    async send({ to: mobile, text, template, withinMs = timeoutMs }) {
      const to = mobile.replace(/^\+98/, '0');
      const filled = fillTemplate(approved, { message: template, fit: withoutSeparator });
      const within = Math.min(withinMs, timeoutMs);
      const result = filled
        ? await call('BaseServiceNumber', { to, bodyId: filled.id, text: toList(filled.parameters) }, within)
        : await call('SendSMS', { to, from: line, text, isFlash: 'false' }, within);
      return toSendOutcome(result, readWord);
    },
    async receipts(panelMessageIds) {
      if (panelMessageIds.length > MOST_IDS) throw new RangeError(`at most ${MOST_IDS} messages at once`);
      const queue = new PQueue({ concurrency: QUESTIONS_AT_ONCE });
      const asked = panelMessageIds.map((recID) =>
        queue.add(async () => [recID, demand(id, await call('GetDeliveries2', { recID }), readReceipt)] as const),
      );
      return new Map(await Promise.all(asked).finally(() => queue.clear()));
    },
    async check() {
      demand(id, await call('GetCredit', {}), readValue);
    },
  };
}

/** A template's parameters are one text, with semicolons between them. */
const withoutSeparator = (value: string): string => value.replaceAll(';', '،').replace(/\s+/g, ' ').trim();
const toList = (parameters: readonly { value: string }[]): string => parameters.map(({ value }) => value).join(';');

function readStatus(body: string): { status: number | undefined; value: unknown } {
  const { RetStatus: status, Value: value } = parseObject(body);
  return { status: Number.isInteger(status) ? (status as number) : undefined, value };
}

const readWord: ReadWord = ({ body }) => {
  const { status, value } = readStatus(body);
  if (status === undefined) return undefined;
  const detail = `RetStatus ${status}`;
  if (status === AWAY) return { kind: 'notNow', detail };
  if (status !== DONE) return { kind: 'refused', reason: REFUSALS[status] ?? 'other', detail };
  const panelMessageId = toId(value);
  return panelMessageId
    ? { kind: 'taken', panelMessageId }
    : { kind: 'unclear', detail: 'an answer without a message id' };
};

function readValue({ body }: Answer): Replied<string> | undefined {
  const { status, value } = readStatus(body);
  if (status === undefined) return undefined;
  if (status !== DONE) return { instead: `RetStatus ${status}`, reason: REFUSALS[status] };
  return typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : undefined;
}

function readReceipt(answer: Answer): Replied<Receipt> | undefined {
  const replied = readValue(answer);
  return replied && 'value' in replied ? { value: RECEIPTS[Number(replied.value)] ?? 'unknown' } : replied;
}
