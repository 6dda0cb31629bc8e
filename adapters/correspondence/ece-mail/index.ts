import { Type, type Static } from '@sinclair/typebox';
import type {
  CorrespondenceSystem,
  LetterToRegister,
  RegisterOutcome,
} from '../../../activities/correspondence/port.ts';
import { adapter, Secret } from '../../adapter.ts';
import { toOutsideFailed } from '../../mail/failures.ts';
import { withMailbox } from '../../mail/pop3.ts';
import { SECURITIES, type MailServer, type Security } from '../../mail/settings.ts';
import { open, sendMail, type Mailed } from '../../mail/smtp.ts';
import type { Dial } from '../../outbound/dial.ts';
import { IncompleteBody } from '../../outbound/exchange.ts';
import { toEce, type Party } from './letter.ts';
import { composeMail } from './mail.ts';
import { LONGEST_MAIL, readMailbox } from './mailbox.ts';

const MailAddress = () => Type.String({ maxLength: 254, pattern: '^[^\\s@<>"]+@[A-Za-z0-9.-]+$' });
const Host = () => Type.String({ minLength: 1, maxLength: 253, pattern: '^[^\\s/@]+$' });
const Port = () => Type.Integer({ minimum: 1, maximum: 65_535 });
const SecurityOf = () => Type.Unsafe<Security>({ type: 'string', enum: [...SECURITIES] });
const Name = () => Type.String({ minLength: 1, maxLength: 200 });
const Code = () => Type.Optional(Type.String({ maxLength: 100 }));

/** Letters leave by SMTP. Receipts arrive in a mailbox by POP3, which is emptied: it is nobody else's. */
const Settings = Type.Object(
  {
    ...{ smtpHost: Host(), smtpPort: Port(), smtpSecurity: SecurityOf() },
    ...{ smtpUsername: Type.Optional(Name()), smtpPassword: Type.Optional(Secret()) },
    ...{ pop3Host: Host(), pop3Port: Port(), pop3Security: SecurityOf(), pop3Username: Name(), pop3Password: Secret() },
    /** Our own address, and the receiving office's, whose receipts alone are believed. */
    ...{ from: MailAddress(), to: MailAddress() },
    ...{ senderName: Name(), senderCode: Code(), receiverName: Name(), receiverCode: Code() },
  },
  { additionalProperties: false },
);

export const eceMail = adapter<CorrespondenceSystem, typeof Settings>({
  settings: Settings,
  secrets: ['smtpPassword', 'pop3Password'],
  address: ['smtpHost', 'pop3Host', 'to'],
  create: ({ settings, dial }) => createEceMail({ settings, dial }),
});

interface Parts {
  settings: Static<typeof Settings>;
  dial: Dial;
  timeoutMs?: number;
}

const WHO = 'the mail server';

/** What mail servers usually take is 25 MB, of which base64 twice over leaves little more than half. */
const LONGEST_LETTER = 13 * 1024 * 1024;

/**
 * Letter exchange by e-mail in the national format (ECE 1.01). A mail server that has taken a letter has taken it for certain, and its
 * number comes days later in a receipt. Nobody can be asked for a letter: after a doubt a person decides, unless a receipt comes first.
 */
export function createEceMail({ settings, dial, timeoutMs = 20_000 }: Parts): CorrespondenceSystem {
  const { from, to } = settings;
  const parties = { sender: senderOf(settings), receiver: receiverOf(settings) };
  const smtp = smtpOf(settings);
  const inMailbox = { server: pop3Of(settings), dial, timeoutMs, longestMail: LONGEST_MAIL };
  const failing = (error: unknown) => Promise.reject(toOutsideFailed(WHO, error));

  async function send(letter: LetterToRegister): Promise<Mailed> {
    const xml = await toEce(letter, parties);
    const source = await composeMail({ marker: letter.marker, xml, from, to });
    const notAfter = Date.parse(letter.notAfter);
    return sendMail({ from, to, source, notAfter }, { server: smtp, dial, timeoutMs });
  }

  return {
    canFind: false,
    longestDelayMs: 0,
    async register(letter): Promise<RegisterOutcome> {
      const bytes = letter.attachments.reduce((sum, attachment) => sum + attachment.bytes, 0);
      if (bytes > LONGEST_LETTER) return { outcome: 'refused', reason: 'too-large-for-mail' };
      try {
        const mailed = await send(letter);
        return mailed.outcome === 'taken' ? { outcome: 'handedOver', reference: letter.marker } : mailed;
      } catch (error) {
        if (error instanceof IncompleteBody) return { outcome: 'notSent', reason: error.message };
        throw error;
      }
    },
    find: () => Promise.reject(new Error('a letter that was mailed cannot be asked for')),
    async check() {
      const opened = await open({ server: smtp, dial, deadline: AbortSignal.timeout(timeoutMs) }).catch(failing);
      opened.close();
      await withMailbox(inMailbox, (mailbox) => mailbox.list()).catch(failing);
    },
    feed: {
      after: (cursor) =>
        withMailbox(inMailbox, (mailbox) => readMailbox(mailbox, cursor, { office: to })).catch(failing),
    },
  };
}

type Given = Parts['settings'];

const smtpOf = ({ smtpHost: host, smtpPort: port, smtpSecurity: security, ...given }: Given): MailServer => ({
  ...{ host, port, security, username: given.smtpUsername ?? '', password: given.smtpPassword ?? '' },
});

const pop3Of = ({ pop3Host: host, pop3Port: port, pop3Security: security, ...given }: Given): MailServer => ({
  ...{ host, port, security, username: given.pop3Username, password: given.pop3Password },
});

const senderOf = ({ senderName: organization, senderCode: code = '' }: Given): Party => ({ organization, code });
const receiverOf = ({ receiverName: organization, receiverCode: code = '' }: Given): Party => ({ organization, code });
