import { ANSWER, beginSmsMessage, type NewSmsMessage } from '../../db/repositories/sms.ts';
import {
  getInbound,
  languageOf,
  optIn,
  optOut,
  settleInbound,
  type Inbound,
  type InboundState,
} from '../../db/repositories/sms-inbound.ts';
import { parseMobile, type Mobile } from '../../domain/identity/index.ts';
import { readInquiry, type Inquiry } from '../../domain/inquiry/index.ts';
import type { SmsActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { SmsLanguage } from '../sms/notice-text.ts';
import { WORKER } from '../sms/sending.ts';
import type { Courier } from '../sms/courier.ts';
import { ANSWER_USEFUL_FOR_MS, nameBasedId } from '../sms/notices.ts';
import { answerText, plainAnswer } from './answer-text.ts';
import { findLetter } from './letters.ts';

type Needs = Pick<Dependencies, 'database' | 'vault' | 'outside' | 'publicUrl'> & {
  courier: Pick<Courier, 'choose' | 'send'>;
};

/** More from one number is a flood, or a machine that answers our answers. */
const ANSWERED_IN_HOUR = 10;
const ANSWERED_IN_DAY = 40;

interface Asked {
  inbound: Inbound;
  inquiry: Inquiry;
  mobile: Mobile;
  language: SmsLanguage;
  /** Whose line it came to; null: the installation's, where every organisation's letters are told of. */
  organisationId: string | null;
}

type Verdict = { state: Exclude<InboundState, 'kept'>; text?: string };

/** Makes of a message what there is to be made, once, and has the answer sent. A repeat finds what was made. */
export function createAnswerInquiry(needs: Needs): SmsActivities['answerInquiry'] {
  const { database, vault } = needs;
  return async (ref) => {
    const inbound = await database.inOneTrip(WORKER, (trip) => getInbound(trip, { sealer: vault, ...ref }));
    if (!inbound) throw new Error('The message was not kept.');
    if (inbound.state === 'kept') await settle(needs, inbound);
  };
}

async function settle(needs: Needs, inbound: Inbound): Promise<void> {
  const { database, vault, outside, courier } = needs;
  const { panelId, messageId } = inbound;
  const inquiry = readInquiry(inbound.text);
  const mobile = parseMobile(inbound.from);
  const organisationId = await outside.ownerOf(panelId);
  if (!mobile || !inbound.mobileHash || !inquiry.isText) {
    const ignored = { panelId, messageId, state: 'ignored', organisationId } as const;
    return database.inOneTrip(WORKER, (trip) => settleInbound(trip, ignored));
  }
  const language = (await languageOfNumber(needs, inbound.mobileHash)) ?? inquiry.language;
  const { state, text } = await judge(needs, { inbound, inquiry, mobile, language, organisationId });
  const reply = text === undefined ? undefined : toReply({ inbound, mobile, organisationId, text });
  const panel = await courier.choose(organisationId, panelId);
  const isBegun = await database.inTenant(WORKER, async (trip) => {
    if (inquiry.wish) await follow(trip, { wish: inquiry.wish, mobileHash: inbound.mobileHash!, organisationId });
    const begun = reply && (await beginSmsMessage(trip, { sealer: vault, message: reply, panelId: panel.id }));
    await settleInbound(trip, { panelId, messageId, state, organisationId, replyId: reply?.id });
    return begun;
  });
  if (reply && isBegun)
    courier.send({ messageId: reply.id, panel, to: mobile, text: reply.text, usefulForMs: ANSWER_USEFUL_FOR_MS });
}

const languageOfNumber = ({ database }: Needs, mobileHash: Buffer) =>
  database.inOneTrip(WORKER, (trip) => languageOf(trip, { mobileHash }));

const follow = (
  trip: Parameters<typeof optOut>[0],
  { wish, ...whom }: { wish: Inquiry['wish'] } & Parameters<typeof optOut>[1],
) => (wish === 'stop' ? optOut(trip, whom) : optIn(trip, whom));

/** An order is carried out even where no more is answered. */
async function judge(needs: Needs, asked: Asked): Promise<Verdict> {
  const { inbound, inquiry } = asked;
  const facts = { language: asked.language, publicUrl: needs.publicUrl };
  if (inbound.isRepeated) return { state: 'repeated' };
  if (inbound.inHour > ANSWERED_IN_HOUR || inbound.inDay > ANSWERED_IN_DAY) return { state: 'held' };
  if (inbound.inHour === ANSWERED_IN_HOUR || inbound.inDay === ANSWERED_IN_DAY)
    return { state: 'answered', text: plainAnswer('tooMany', facts) };
  if (inquiry.wish) {
    const kind = inquiry.wish === 'stop' ? 'stopped' : 'started';
    return { state: 'answered', text: plainAnswer(kind, facts) };
  }
  const { codes, mistyped } = inquiry;
  if (codes.length + mistyped.length === 0) return { state: 'answered', text: plainAnswer('help', facts) };
  const found = await Promise.all(codes.map((code) => findLetter(needs, { code, asked })));
  return { state: 'answered', text: answerText({ found, mistyped }, facts) };
}

const toReply = ({
  inbound: { panelId, messageId },
  mobile,
  ...message
}: Pick<Asked, 'inbound' | 'mobile' | 'organisationId'> & { text: string }): NewSmsMessage => ({
  ...message,
  id: nameBasedId(`answer/${panelId}/${messageId}`),
  kind: ANSWER,
  submissionId: null,
  recipient: { mobile },
});
