import { parseMobile, toNationalForm, type Mobile } from '../../domain/identity/index.ts';
import { readText, sendJson } from '../common/http.ts';
import type { Exchange, Route } from '../common/http.ts';
import { FAULTS_OF_INQUIRY, FAULTS_OF_SENDING, playBefore, receiptPlan } from './faults.ts';
import type { PanelFault } from './faults.ts';
import type { Received } from './inbox.ts';
import type { Message } from './messages.ts';
import { DELIVERY, RETURN } from './statuses.ts';
import { fillTemplate } from './templates.ts';
import { Refused, type PanelParts } from './vendor.ts';

export const LINE = '10004346';
const LONGEST_TEXT = 900;
const RECEPTORS_AT_ONCE = 200;
const IDS_AT_ONCE = 500;
const COST_OF_ONE = 120;

type Result = { return: { status: number; message: string }; entries: unknown };
type Refusal = (typeof RETURN)[keyof typeof RETURN];
type Call = { parts: PanelParts; given: URLSearchParams; fault: PanelFault | undefined };

const refused = (refusal: Refusal) => new Refused<Refusal>(refusal);

interface CallKind {
  meets: readonly PanelFault[];
  /** It comes by itself every few seconds, and uses up no fault that is meant for a send. */
  isPoll?: true;
  run(call: Call): Promise<unknown[]>;
}

const CALLS: Record<string, CallKind> = {
  'sms/send': { meets: FAULTS_OF_SENDING, run: send },
  'verify/lookup': { meets: FAULTS_OF_SENDING, run: lookup },
  'sms/status': { meets: FAULTS_OF_INQUIRY, run: status },
  'sms/statuslocalmessageid': { meets: FAULTS_OF_INQUIRY, run: statusByLocalId },
  'account/info': {
    meets: FAULTS_OF_INQUIRY,
    run: () => Promise.resolve([{ remaincredit: 1_000_000, type: 'Master' }]),
  },
  'sms/receive': { meets: FAULTS_OF_INQUIRY, isPoll: true, run: receive },
};

/** Kavenegar's calls, by GET with a query or by POST with a form. */
export function kavenegarRoutes(parts: PanelParts): Route[] {
  const path = /^\/v1\/([^/]+)\/(.+)\.json$/;
  const handle = (exchange: Exchange) => answer(parts, exchange);
  return [
    { method: 'GET', path, handle },
    { method: 'POST', path, handle },
  ];
}

async function answer(parts: PanelParts, exchange: Exchange): Promise<void> {
  const given = await parameters(exchange);
  const [key, name = ''] = exchange.params;
  const call = CALLS[name];
  if (key !== parts.key) return refuse(exchange, RETURN.wrongKey);
  if (!call) return refuse(exchange, RETURN.unknownMethod);

  const fault = parts.faults[call.isPoll ? 'see' : 'meet'](call.meets);
  await playBefore(fault, exchange);
  if (fault === 'logical-error') return sendJson(exchange.response, 200, toResult(RETURN.failed, null));
  if (fault === 'no-credit') return refuse(exchange, RETURN.noCredit);
  if (fault === 'account') return refuse(exchange, RETURN.noService);
  try {
    const entries = await call.run({ parts, given, fault });
    if (fault !== 'accept-then-hang') sendJson(exchange.response, 200, toResult(RETURN.ok, entries));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refuse(exchange, error.refusal as Refusal);
  }
}

async function parameters({ request, url }: Exchange): Promise<URLSearchParams> {
  return request.method === 'POST' ? new URLSearchParams(await readText(request)) : url.searchParams;
}

async function send({ parts, given, fault }: Call): Promise<unknown[]> {
  const text = given.get('message') ?? '';
  const sender = given.get('sender') || LINE;
  const receptors = splitList(given.get('receptor'));
  if (receptors.length === 0) throw refused(RETURN.incomplete);
  if (receptors.length > RECEPTORS_AT_ONCE) throw refused(RETURN.tooMany);
  if (!/^\+?\d{3,15}$/.test(sender)) throw refused(RETURN.invalidSender);
  if (text.trim() === '' || text.length > LONGEST_TEXT) throw refused(RETURN.invalidText);
  const numbers = receptors.map(toNumber);
  const localIds = splitList(given.get('localid'));
  const options = { plan: receiptPlan(fault), blocked: fault === 'blacklisted' };
  const accepting = numbers.map((to, index) =>
    parts.messages.accept({ to, text, localId: localIds[index], ...options }),
  );
  return (await Promise.all(accepting)).map((message) => toEntry(message, sender));
}

async function lookup({ parts, given, fault }: Call): Promise<unknown[]> {
  const [receptor, template, token] = [given.get('receptor'), given.get('template'), given.get('token')];
  if (!receptor || !template || !token) throw refused(RETURN.incomplete);
  const tokens = ['token', 'token2', 'token3'].map((name) => given.get(name) ?? '');
  if (tokens.some((value) => /\s/.test(value))) throw refused(RETURN.invalidToken);
  const text = fillTemplate(template, tokens);
  if (text === undefined) throw refused(RETURN.unknownTemplate);
  const options = { plan: receiptPlan(fault), blocked: fault === 'blacklisted' };
  return [toEntry(await parts.messages.accept({ to: toNumber(receptor), text, ...options }), LINE)];
}

async function status({ parts, given, fault: _ }: Call): Promise<unknown[]> {
  const ids = splitList(given.get('messageid'));
  if (ids.length === 0) throw refused(RETURN.incomplete);
  if (ids.length > IDS_AT_ONCE) throw refused(RETURN.tooMany);
  return ids.map((id) => {
    const message = parts.messages.find(Number(id));
    return { messageid: Number(id), ...DELIVERY[message?.status ?? 'unknown'] };
  });
}

async function statusByLocalId({ parts, given }: Call): Promise<unknown[]> {
  const ids = splitList(given.get('localid'));
  if (ids.length === 0) throw refused(RETURN.incomplete);
  if (ids.length > IDS_AT_ONCE) throw refused(RETURN.tooMany);
  return ids.map((localId) => {
    const message = parts.messages.findByLocalId(localId);
    return { messageid: message?.id ?? 0, localid: Number(localId), ...DELIVERY[message?.status ?? 'unknown'] };
  });
}

/** With `isread=0` what was not read yet, which it then is; with `isread=1` what was. */
async function receive({ parts: { inbox }, given }: Call): Promise<unknown[]> {
  const isRead = given.get('isread');
  if (!isRead || !given.get('linenumber')) throw refused(RETURN.incomplete);
  if (given.get('linenumber') !== LINE) throw refused(RETURN.invalidSender);
  return (isRead === '1' ? inbox.read() : await inbox.unread()).map(toInboundEntry);
}

const toInboundEntry = ({ id, from, text, at }: Received) => ({
  messageid: id,
  message: text,
  sender: toNationalForm(from as Mobile),
  receptor: LINE,
  date: Math.floor(Date.parse(at) / 1_000),
});

function toNumber(receptor: string): string {
  const to = parseMobile(receptor);
  if (!to) throw refused(RETURN.invalidReceptor);
  return to;
}

function splitList(value: string | null): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function toEntry({ id, to, text, at, status }: Message, sender: string) {
  const date = Math.floor(Date.parse(at) / 1000);
  return {
    messageid: id,
    message: text,
    ...DELIVERY[status],
    sender,
    receptor: toNationalForm(to as Mobile),
    date,
    cost: COST_OF_ONE,
  };
}

function refuse({ response }: Exchange, refusal: Refusal): void {
  sendJson(response, refusal.status, toResult(refusal, null));
}

function toResult(result: Refusal, entries: unknown): Result {
  return { return: { ...result }, entries };
}
