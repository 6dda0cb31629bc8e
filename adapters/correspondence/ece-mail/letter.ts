import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { LetterAttachment, LetterToRegister } from '../../../activities/correspondence/port.ts';
import { IncompleteBody } from '../../outbound/exchange.ts';
import { fa } from './texts.ts';
import { toXml } from './xml.ts';

/** How an office names itself in ECE. */
export interface Party {
  organization: string;
  code: string;
}

const NAMESPACE = 'http://www.irica.com/ECE/1383-12/SendSchema';
/** The names of ordinary priority and classification; both have the code 1. */
const ORDINARY = { '@Name': 'عادی', '@Code': '1' };

/**
 * A letter as ECE 1.01 has it. Its `LetterNo` is our marker, which the receipt gives back. What the applicant wrote is the origin,
 * the documents are attachments, whose names stand in their descriptions.
 */
export async function toEce(
  letter: LetterToRegister,
  { sender, receiver }: { sender: Party; receiver: Party },
): Promise<string> {
  const attachments = await Promise.all(letter.attachments.map(toAttachment));
  return toXml({
    Letter: {
      '@xmlns': NAMESPACE,
      Protocol: { '@Name': 'ECE', '@Version': '1.01' },
      Software: { '@SoftwareDeveloper': 'Pishkhan', '@GUID': '', '@Version': '1' },
      Sender: party(sender, { department: '', name: letter.sender.legalName ?? letter.sender.name }),
      Receiver: { ...party(receiver, { department: letter.unit, name: '' }), '@ReceiveType': 'Origin' },
      OtherReceivers: '',
      LetterNo: letter.marker,
      LetterDateTime: { '@ShowAs': 'gregorian', '#': toTehran(letter.submittedAt) },
      RelatedLetters: '',
      Subject: letter.subject,
      Priority: ORDINARY,
      Classification: ORDINARY,
      Keywords: { Keyword: letter.trackingCode },
      Origins: { Origin: file({ mediaType: 'text/plain', name: 'letter.txt', content: firstPage(letter) }) },
      Attachments: attachments.length > 0 ? { Attachment: attachments } : '',
    },
  });
}

const party = ({ organization, code }: Party, { department, name }: { department: string; name: string }) => ({
  '@Organization': organization,
  '@Department': department,
  '@Position': '',
  '@Name': name,
  '@Code': code,
});

const file = ({ mediaType, name, content }: { mediaType: string; name: string; content: Buffer }) => ({
  '@ContentType': mediaType,
  '@Extension': extname(name).slice(1).toLowerCase(),
  '@Description': name,
  '#': content.toString('base64'),
});

async function toAttachment({ name, mediaType, sha256, open }: LetterAttachment) {
  const content = await buffer(open()).catch(() => Promise.reject(new IncompleteBody('an attachment cannot be read')));
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    throw new IncompleteBody('an attachment is not what it was');
  return file({ mediaType, name, content });
}

function firstPage({ subject, body, sender, trackingCode, unit }: LetterToRegister): Buffer {
  const { name, nationalId, mobile, legalName, legalId } = sender;
  const lines: [string, string | undefined][] = [
    [fa.applicant, name],
    [fa.nationalId, nationalId],
    [fa.onBehalfOf, legalName],
    [fa.legalId, legalId],
    [fa.mobile, mobile],
    [fa.unit, unit],
    [fa.trackingCode, trackingCode],
  ];
  const about = lines.flatMap(([title, value]) => (value === undefined ? [] : [`${title}: ${value}`]));
  return Buffer.from([subject, '', ...(body === null ? [] : [body, '']), ...about, ''].join('\n'));
}

/** ECE's times have no zone: they are of the clock in Tehran, which is at +03:30 all year. */
export const toTehran = (instant: string): string =>
  new Date(Date.parse(instant) + 3.5 * 3_600_000).toISOString().slice(0, 19);

/** The instant of a time in Tehran; nothing for what is not written in gregorian ISO form. */
export function fromTehran(text: string): string | undefined {
  const [, local, zone = '+03:30'] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  const at = local === undefined ? NaN : Date.parse(`${local}${zone}`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
