import { parseMobile } from '../../domain/identity/index.ts';
import { readText, sendJson, type Exchange, type Route } from '../common/http.ts';
import { FAULTS_OF_INQUIRY, FAULTS_OF_SENDING, playBefore, receiptPlan, type PanelFault } from './faults.ts';
import { MELIPAYAMAK, MELIPAYAMAK_DELIVERY, type MelipayamakStatus } from './statuses.ts';
import { fillNumbered } from './templates.ts';
import { Refused, type PanelParts } from './vendor.ts';

const LONGEST_TEXT = 900;
export const USERNAME = 'pishkhan';

interface Call {
  parts: PanelParts;
  given: URLSearchParams;
  fault: PanelFault | undefined;
}

const refuse = (status: MelipayamakStatus) => new Refused<MelipayamakStatus>(status);

const CALLS: Record<string, { meets: readonly PanelFault[]; run(call: Call): Promise<string> | string }> = {
  SendSMS: { meets: FAULTS_OF_SENDING, run: send },
  BaseServiceNumber: { meets: FAULTS_OF_SENDING, run: sendByTemplate },
  GetDeliveries2: { meets: FAULTS_OF_INQUIRY, run: delivery },
  GetCredit: { meets: FAULTS_OF_INQUIRY, run: () => '1000000' },
};

/** Melipayamak's calls: forms with name and password in each, and HTTP 200 whatever comes of it. */
export function melipayamakRoutes(parts: PanelParts): Route[] {
  return [{ method: 'POST', path: /^\/api\/SendSMS\/(\w+)$/, handle: (exchange) => answer(parts, exchange) }];
}

async function answer(parts: PanelParts, exchange: Exchange): Promise<void> {
  const tell = ({ status, text }: MelipayamakStatus, value: string) =>
    sendJson(exchange.response, 200, { Value: value, RetStatus: status, StrRetStatus: text });
  const given = new URLSearchParams(await readText(exchange.request));
  try {
    const name = exchange.params[0] ?? '';
    const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
    if (!call) return sendJson(exchange.response, 404, { Message: 'No HTTP resource was found.' });
    if (given.get('username') !== USERNAME || given.get('password') !== parts.key) throw refuse(MELIPAYAMAK.wrongKey);
    const fault = parts.faults.meet(call.meets);
    await playBefore(fault, exchange);
    if (fault === 'logical-error') throw refuse(MELIPAYAMAK.filtered);
    if (fault === 'no-credit') throw refuse(MELIPAYAMAK.noCredit);
    if (fault === 'account') throw refuse(MELIPAYAMAK.inactive);
    if (fault === 'blacklisted') throw refuse(MELIPAYAMAK.blacklisted);
    const value = await call.run({ parts, given, fault });
    if (fault !== 'accept-then-hang') tell(MELIPAYAMAK.done, value);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tell(error.refusal as MelipayamakStatus, '');
  }
}

async function send({ parts, given, fault }: Call): Promise<string> {
  const text = given.get('text') ?? '';
  if (!/^\d{4,15}$/.test(given.get('from') ?? '')) throw refuse(MELIPAYAMAK.wrongLine);
  if (text.trim() === '') throw refuse(MELIPAYAMAK.emptyText);
  if (text.length > LONGEST_TEXT) throw refuse(MELIPAYAMAK.filtered);
  const { id } = await parts.messages.accept({ to: mobileOf(given), text, plan: receiptPlan(fault) });
  return String(id);
}

async function sendByTemplate({ parts, given, fault }: Call): Promise<string> {
  const to = mobileOf(given);
  const text = fillNumbered(given.get('bodyId') ?? '', (given.get('text') ?? '').split(';'));
  if (text === undefined) throw refuse(MELIPAYAMAK.unknownTemplate);
  const { id } = await parts.messages.accept({ to, text, plan: receiptPlan(fault) });
  return String(id);
}

function delivery({ parts, given }: Call): string {
  const message = parts.messages.find(Number(given.get('recID')));
  return String(MELIPAYAMAK_DELIVERY[message?.status ?? 'unknown']);
}

function mobileOf(given: URLSearchParams): string {
  const to = parseMobile(given.get('to') ?? '');
  if (!to) throw refuse(MELIPAYAMAK.wrongMobile);
  return to;
}
