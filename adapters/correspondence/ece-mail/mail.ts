import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime, { type Address, type Attachment } from 'postal-mime';

/** As the format has it: the subject begins so, and the letter is the one attachment of this name. */
const SUBJECT = 'ece-';
const FILE = 'ECE_XML.XML';

/** The source of the mail that carries a letter. Its id is the letter's: a mail that comes twice is known as the same. */
export function composeMail({
  marker,
  xml,
  from,
  to,
}: {
  marker: string;
  xml: string;
  from: string;
  to: string;
}): Promise<Buffer> {
  return new MailComposer({
    ...{ from, to, subject: `${SUBJECT}${marker}`, messageId: `<${marker}@${from.split('@').at(-1)}>` },
    text: '',
    attachments: [{ filename: FILE, content: xml, contentType: 'text/xml; charset=utf-8' }],
  })
    .compile()
    .build();
}

/** What of a mail is looked at. */
export interface ReceivedMail {
  from: string;
  subject: string;
  /** An instant. */
  date: string | null;
  /** The texts of its attachments that may be ECE. */
  documents: string[];
}

/** @throws for a mail whose parts are nested or headed beyond measure */
export async function readMail(source: Buffer): Promise<ReceivedMail> {
  const {
    from,
    subject = '',
    date,
    attachments,
  } = await PostalMime.parse(source, {
    maxNestingDepth: 20,
    maxHeadersSize: 64 * 1024,
    maxRfc822NestingDepth: 0,
  });
  const at = date === undefined ? NaN : Date.parse(date);
  return {
    from: addressOf(from),
    subject: subject.slice(0, 200),
    date: Number.isNaN(at) ? null : new Date(at).toISOString(),
    documents: attachments.filter(mayBeEce).map(toText),
  };
}

const addressOf = (from: Address | undefined): string =>
  (from && 'address' in from ? (from.address ?? '') : '').toLowerCase();

const mayBeEce = ({ filename, mimeType }: Attachment): boolean =>
  /\.xml$/i.test(filename ?? '') || /\bxml$/i.test(mimeType);

function toText({ content }: Attachment): string {
  if (typeof content === 'string') return content;
  const bytes = Buffer.from(content as Uint8Array);
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}
