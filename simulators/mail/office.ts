import MailComposer from 'nodemailer/lib/mail-composer';
import { jalaliYear } from '../../domain/calendar/index.ts';
import type { Faults } from '../common/faults.ts';
import { HttpFault } from '../common/http.ts';
import { openJournal } from '../common/journal.ts';
import { readEceMail, toReceipt, type EceLetter } from './ece.ts';
import { FAULTS_OF_RECEIPTS, type MailFault } from './faults.ts';
import type { Mail, Post } from './post.ts';

/** A letter that has its number at the office. */
export interface RegisteredLetter extends Omit<EceLetter, 'text'> {
  letterNumber: string;
  registeredAt: string;
}

/** A letter that has come in. */
export interface ReceivedLetter extends EceLetter {
  mailId: number;
  receivedAt: string;
  registration: { letterNumber: string; registeredAt: string } | null;
}

/** How long the office takes; it may be told to take longer. */
export interface Habits {
  receiptAfterSeconds: number;
}

/** The receiving office: it reads its mail, gives each letter a number some time later, and says so by a receipt. */
export interface Office {
  /** Takes a mail up. */
  receive(mail: Mail): Promise<void>;
  letters(): readonly ReceivedLetter[];
  ledger(): RegisteredLetter[];
  /** Answers a letter now, whatever its habits are; with the number that is wanted, if one is. */
  answer(marker: string, letterNumber?: string): Promise<string>;
  close(): Promise<void>;
}

interface Setup {
  path: string;
  post: Post;
  faults: Faults<MailFault>;
  habits: Habits;
  address: string;
  /** Where its receipts go. */
  partner: string;
}

type LedgerEvent = { marker: string; letterNumber: string; registeredAt: string };

export async function openOffice({ path, post, faults, habits, address, partner }: Setup): Promise<Office> {
  const journal = await openJournal<LedgerEvent>(path);
  const registered = new Map(journal.records.map((entry) => [entry.marker, entry]));
  const letters = new Map<string, ReceivedLetter>();
  const timers = new Set<NodeJS.Timeout>();

  async function receive(mail: Mail): Promise<void> {
    const letter = await readEceMail(Buffer.from(mail.source, 'base64')).catch(() => undefined);
    if (!letter || letters.has(letter.marker)) return;
    const registration = registered.get(letter.marker) ?? null;
    letters.set(letter.marker, { ...letter, mailId: mail.id, receivedAt: mail.at, registration });
    if (!registration) answerLater(letter.marker);
  }

  function answerLater(marker: string): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!registered.has(marker)) answer(marker).catch(() => undefined);
    }, habits.receiptAfterSeconds * 1000);
    timers.add(timer.unref());
  }

  async function answer(marker: string, wanted?: string): Promise<string> {
    const letter = letters.get(marker);
    if (!letter) throw new HttpFault(404, { code: 'unknown-letter' });
    const fault = faults.meet(FAULTS_OF_RECEIPTS);
    const letterNumber = letter.registration?.letterNumber ?? wanted ?? nextNumber(fault);
    if (!letter.registration) {
      const entry = { marker, letterNumber, registeredAt: new Date().toISOString() };
      await journal.append(entry);
      registered.set(marker, entry);
      letter.registration = entry;
    }
    const at = new Date(letter.registration.registeredAt);
    const receipt = toReceipt({ marker: fault === 'foreign-letter' ? crypto.randomUUID() : marker, letterNumber, at });
    if (fault === 'no-receipt') return letterNumber;
    await say(spoiled(receipt, fault));
    if (fault === 'receipt-doubled') await say(receipt);
    return letterNumber;
  }

  function nextNumber(fault: MailFault | undefined): string {
    const last = [...registered.values()].at(-1)?.letterNumber;
    return fault === 'duplicate-number' && last ? last : `${jalaliYear(new Date())}/م/${registered.size + 1}`;
  }

  async function say(xml: string): Promise<void> {
    const mail = new MailComposer({
      ...{ from: address, to: partner, subject: 'ece-receipt', text: '' },
      attachments: [{ filename: 'ECE_XML.XML', content: xml, contentType: 'application/xml' }],
    });
    const source = (await mail.compile().build()).toString('base64');
    await post.put({ from: address, to: partner, source });
  }

  for (const mail of post.all()) if (mail.to === address) await receive(mail);
  return {
    receive,
    answer,
    letters: () => [...letters.values()],
    ledger: () => [...letters.values()].flatMap(toLedger),
    close() {
      for (const timer of timers) clearTimeout(timer);
      return journal.close();
    },
  };
}

function toLedger({ registration, mailId: _mail, receivedAt: _at, text: _text, ...letter }: ReceivedLetter) {
  return registration ? [{ ...letter, ...registration }] : [];
}

function spoiled(receipt: string, fault: MailFault | undefined): string {
  if (fault === 'not-ece') return '<invoice><total>5</total></invoice>';
  if (fault !== 'xml-bomb') return receipt;
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
  return `<!DOCTYPE Letter [<!ENTITY e0 "a">${levels.join('')}]>${receipt.replace('<Description/>', '<Description>&e9;</Description>')}`;
}
