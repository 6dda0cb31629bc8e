import { parseMobile } from '../../domain/identity/index.ts';
import { readJson, sendJson, type Exchange, type Route } from '../common/http.ts';
import { FAULTS_OF_INQUIRY, FAULTS_OF_SENDING, playBefore, receiptPlan, type PanelFault } from './faults.ts';
import type { Message } from './messages.ts';
import { SMSIR, SMSIR_DELIVERY, type SmsIrStatus } from './statuses.ts';
import { fillNumbered, parametersOf } from './templates.ts';
import { Refused, type PanelParts } from './vendor.ts';

const MOBILES_AT_ONCE = 100;
const LONGEST_PARAMETER = 25;
const LONGEST_TEXT = 900;
const COST_OF_ONE = 1;

type Given = Record<string, unknown>;
interface Call {
  parts: PanelParts;
  exchange: Exchange;
  fault: PanelFault | undefined;
}

const refuse = (status: SmsIrStatus) => new Refused<SmsIrStatus>(status);

/** SMS.ir's calls: JSON, with the key in a header. What is refused comes with HTTP 400, or 401 for the key. */
export function smsIrRoutes(parts: PanelParts): Route[] {
  const route = (
    method: 'GET' | 'POST',
    { path, meets, run }: { path: RegExp; meets: readonly PanelFault[]; run: (call: Call) => unknown },
  ): Route => ({ method, path, handle: (exchange) => answer({ parts, exchange }, { meets, run }) });
  return [
    route('POST', { path: /^\/v1\/send\/bulk$/, meets: FAULTS_OF_SENDING, run: sendBulk }),
    route('POST', { path: /^\/v1\/send\/verify$/, meets: FAULTS_OF_SENDING, run: sendVerify }),
    route('GET', { path: /^\/v1\/send\/(\d+)$/, meets: FAULTS_OF_INQUIRY, run: report }),
    route('GET', { path: /^\/v1\/credit$/, meets: FAULTS_OF_INQUIRY, run: () => 1_000_000 }),
  ];
}

async function answer(
  { parts, exchange }: Omit<Call, 'fault'>,
  { meets, run }: { meets: readonly PanelFault[]; run: (call: Call) => unknown },
): Promise<void> {
  const tell = (http: number, status: SmsIrStatus, data: unknown) =>
    sendJson(exchange.response, http, { ...status, data });
  try {
    if (exchange.request.headers['x-api-key'] !== parts.key) throw refuse(SMSIR.wrongKey);
    const fault = parts.faults.meet(meets);
    await playBefore(fault, exchange);
    if (fault === 'logical-error') throw refuse(SMSIR.forbiddenText);
    if (fault === 'no-credit') throw refuse(SMSIR.noCredit);
    if (fault === 'account') throw refuse(SMSIR.suspended);
    if (fault === 'blacklisted') throw refuse(SMSIR.blacklisted);
    const data = await run({ parts, exchange, fault });
    if (fault !== 'accept-then-hang') tell(200, SMSIR.done, data);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const refusal = error.refusal as SmsIrStatus;
    tell(refusal.status < 100 ? 401 : 400, refusal, null);
  }
}

async function sendBulk({ parts, exchange, fault }: Call): Promise<unknown> {
  const { lineNumber, messageText, mobiles } = Object(await readJson(exchange.request)) as Given;
  if (!Number.isInteger(lineNumber)) throw refuse(SMSIR.wrongLine);
  if (typeof messageText !== 'string' || messageText.trim() === '') throw refuse(SMSIR.emptyText);
  if (messageText.length > LONGEST_TEXT) throw refuse(SMSIR.forbiddenText);
  if (!Array.isArray(mobiles) || mobiles.length === 0) throw refuse(SMSIR.noMobiles);
  if (mobiles.length > MOBILES_AT_ONCE) throw refuse(SMSIR.tooManyMobiles);
  const numbers = mobiles.map(toMobile);
  const sent = await Promise.all(
    numbers.map((to) => parts.messages.accept({ to, text: messageText, plan: receiptPlan(fault) })),
  );
  const messageIds = sent.map(({ id }) => id);
  return { packId: crypto.randomUUID(), messageIds, cost: messageIds.length * COST_OF_ONE };
}

async function sendVerify({ parts, exchange, fault }: Call): Promise<unknown> {
  const { mobile, templateId, parameters } = Object(await readJson(exchange.request)) as Given;
  const to = toMobile(mobile);
  const number = String(templateId);
  const values = valuesOf(parameters);
  const ordered = (parametersOf(number) ?? []).map((name) => values.get(name) ?? '');
  const text = fillNumbered(number, ordered);
  if (text === undefined) throw refuse(SMSIR.unknownTemplate);
  const { id } = await parts.messages.accept({ to, text, plan: receiptPlan(fault) });
  return { messageId: id, cost: COST_OF_ONE };
}

function valuesOf(parameters: unknown): Map<string, string> {
  const entries = (Array.isArray(parameters) ? parameters : []).map((one: unknown) => Object(one) as Given);
  return new Map(
    entries.map(({ name, value }) => {
      if (typeof name !== 'string' || name === '') throw refuse(SMSIR.unnamedParameter);
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      if (text.length > LONGEST_PARAMETER) throw refuse(SMSIR.longParameter);
      return [name, text];
    }),
  );
}

function report({ parts, exchange }: Call): unknown {
  const message = parts.messages.find(Number(exchange.params[0]));
  if (!message) throw refuse(SMSIR.unknownMessage);
  return toReport(message);
}

function toReport({ id, to, text, at, status }: Message) {
  const sendDateTime = Math.floor(Date.parse(at) / 1000);
  const deliveryState = SMSIR_DELIVERY[status];
  return {
    messageId: id,
    mobile: Number(to.slice(1)),
    messageText: text,
    sendDateTime,
    cost: COST_OF_ONE,
    deliveryState,
  };
}

function toMobile(value: unknown): string {
  const to = typeof value === 'string' || typeof value === 'number' ? parseMobile(String(value)) : undefined;
  if (!to) throw refuse(SMSIR.wrongMobile);
  return to;
}
