import { createHash } from 'node:crypto';
import type { CorrespondenceFeed, OutsideEvent, UnreadableEvent } from '../../../activities/correspondence/port.ts';
import type { Listed, Mailbox } from '../../mail/pop3.ts';
import { readMail } from './mail.ts';
import { readReceipt } from './receipt.ts';

/** A receipt is small; a longer mail is left where it is, for a person. */
export const LONGEST_MAIL = 1024 * 1024;
/** The mails of one visit. */
const AT_ONCE = 20;
/** Those that are remembered as told; a person empties the mailbox of them. */
const MOST_LONG = 50;

/** Who may tell us of letters: the office that they were sent to. */
interface Sources {
  office: string;
}

type Told = OutsideEvent | UnreadableEvent;

/**
 * Reads what lies in a mailbox. The cursor names the mails that were read the last time and are kept by now: they are deleted before
 * others are read, so that none is lost between the two. A mail that is too long stays in it, and is told of once.
 */
export async function readMailbox(
  mailbox: Mailbox,
  cursor: string | null,
  sources: Sources,
): ReturnType<CorrespondenceFeed['after']> {
  const kept = new Set(cursor?.split(' ') ?? []);
  const listed = await mailbox.list();
  const [long, short] = [listed.filter(isTooLong), listed.filter((mail) => !isTooLong(mail))];
  for (const mail of short) if (kept.has(mail.uid)) await mailbox.delete(mail);
  const fresh = short.filter(({ uid }) => !kept.has(uid)).slice(0, AT_ONCE);
  const events: Told[] = long.filter(({ uid }) => !kept.has(uid)).map(tooLong);
  for (const mail of fresh) events.push(await toTold(await mailbox.retrieve(mail), sources));
  const named = [...long.slice(0, MOST_LONG), ...fresh].map(({ uid }) => uid);
  return { events, cursor: named.join(' ') };
}

const isTooLong = ({ bytes }: Listed): boolean => bytes > LONGEST_MAIL;

const tooLong = ({ uid, bytes }: Listed): Told => ({
  id: `mail-${digest(uid)}`,
  unreadable: { reason: 'too-long', bytes },
});

/** The receipt in a mail is an event; a mail without one is one too, with all that it said. */
async function toTold(source: Buffer, { office }: Sources): Promise<Told> {
  const id = `mail-${digest(source)}`;
  const mail = await readMail(source).catch(() => undefined);
  const unreadable = (reason: string): Told => ({ id, unreadable: { reason, source: source.toString('latin1') } });
  if (!mail) return unreadable('not-a-mail');
  if (mail.from !== office.toLowerCase()) return unreadable('other-sender');
  const [document, ...others] = mail.documents;
  if (document === undefined || others.length > 0) return unreadable('not-ece');
  const receipt = readReceipt(document);
  if (typeof receipt === 'string') return unreadable(receipt);
  const { letterNo: marker, registrationNo: letterNumber, registeredAt } = receipt;
  const at = notLaterThanNow(registeredAt ?? mail.date);
  return { id, type: 'registered', at, marker, letterNumber, organisation: null };
}

function notLaterThanNow(instant: string | null): string {
  const now = new Date().toISOString();
  return instant !== null && instant < now ? instant : now;
}

const digest = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
