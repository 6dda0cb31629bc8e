import { createHash } from 'node:crypto';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import PostalMime from 'postal-mime';

/** What the receiving office knows of a letter. */
export interface EceLetter {
  /** The sender's number of it. */
  marker: string;
  organisation: string;
  unit: string;
  subject: string;
  sender: { name: string };
  trackingCode: string;
  text: string;
  attachments: { name: string; sha256: string; bytes: number }[];
}

type Node = Record<string, unknown>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  textNodeName: '#',
});

/** The ECE letter that a mail carries, as its receiver reads it; nothing for any other mail. */
export async function readEceMail(source: Buffer): Promise<EceLetter | undefined> {
  const { subject = '', attachments } = await PostalMime.parse(source);
  const [file, ...others] = attachments;
  if (!subject.startsWith('ece-') || !file || others.length > 0 || file.filename !== 'ECE_XML.XML') return undefined;
  const { Letter: letter } = parser.parse(Buffer.from(file.content as Uint8Array).toString('utf8')) as {
    Letter?: Node;
  };
  return letter && textOf(letter['LetterNo']) !== '' ? toLetter(letter) : undefined;
}

function toLetter(letter: Node): EceLetter {
  const [sender, receiver] = [toNode(letter['Sender']), toNode(letter['Receiver'])];
  const origin = toNode(toNode(letter['Origins'])['Origin']);
  const files = toNode(letter['Attachments'])['Attachment'] ?? [];
  return {
    marker: textOf(letter['LetterNo']),
    organisation: textOf(receiver['@Organization']),
    unit: textOf(receiver['@Department']),
    subject: textOf(letter['Subject']),
    sender: { name: textOf(sender['@Name']) },
    trackingCode: textOf(toNode(letter['Keywords'])['Keyword']),
    text: contentOf(origin).toString('utf8'),
    attachments: (Array.isArray(files) ? files : [files]).map((file: unknown) => toFile(toNode(file))),
  };
}

function toFile(file: Node) {
  const content = contentOf(file);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: textOf(file['@Description']), sha256, bytes: content.length };
}

const contentOf = (file: Node): Buffer => Buffer.from(textOf(file['#']), 'base64');
const toNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  suppressEmptyNode: true,
});

/** A receipt as one vendor writes it: no namespace, and names in its own case. */
export const toReceipt = (receipt: { marker: string; letterNumber: string; at: Date }): string =>
  String(
    builder.build({
      Letter: {
        Protocol: { '@Name': 'ECE', '@Version': '1.01' },
        Software: { '@SoftwareDeveloper': 'Office', '@GUID': '', '@Version': '5' },
        SentCode: '1',
        LetterReceiver: { '@Organization': 'office' },
        LetterNo: receipt.marker,
        LetterDateTime: { '@ShowAs': 'gregorian', '#': inTehran(receipt.at) },
        RegistrationNo: receipt.letterNumber,
        RegistrationDateTime: { '@ShowAs': 'gregorian', '#': inTehran(receipt.at) },
        Description: '',
      },
    }),
  );

const inTehran = (at: Date): string => new Date(at.getTime() + 3.5 * 3_600_000).toISOString().slice(0, 19);
