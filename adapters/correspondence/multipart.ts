import { randomBytes } from 'node:crypto';
import type { LetterToRegister } from '../../activities/correspondence/port.ts';
import { IncompleteBody } from '../outbound/exchange.ts';

export interface Multipart {
  contentType: string;
  /** Known beforehand, so that a request that is cut off cannot be taken for a whole one. */
  contentLength: number;
  body: () => AsyncGenerator<Uint8Array>;
}

/** A letter as multipart/form-data: the part `letter` as JSON, then the files in its order, streamed. */
export function toMultipart(letter: LetterToRegister): Multipart {
  const boundary = `letter-${randomBytes(16).toString('hex')}`;
  const first = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="letter"\r\ncontent-type: application/json\r\n\r\n${toJson(letter)}\r\n`,
  );
  const files = letter.attachments.map((file) => ({ file, head: headOf(file, boundary) }));
  const last = Buffer.from(`--${boundary}--\r\n`);
  const lengths = files.map(({ file, head }) => head.length + file.bytes + 2);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    contentLength: lengths.reduce((sum, length) => sum + length, first.length + last.length),
    async *body() {
      yield first;
      for (const { file, head } of files) {
        yield head;
        yield* exactly(file);
        yield Buffer.from('\r\n');
      }
      yield last;
    },
  };
}

function toJson({ attachments, ...letter }: LetterToRegister): string {
  const described = attachments.map(({ name, sha256, bytes, mediaType }) => ({ name, sha256, bytes, mediaType }));
  return JSON.stringify({ ...letter, attachments: described });
}

type Attachment = LetterToRegister['attachments'][number];

function headOf({ name, mediaType }: Attachment, boundary: string): Buffer {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream';
  return Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quote(name)}"\r\ncontent-type: ${type}\r\n\r\n`,
  );
}

/** As browsers write a file name into a multipart header. */
function quote(name: string): string {
  return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}

async function* exactly(file: Attachment): AsyncGenerator<Uint8Array> {
  let sent = 0;
  try {
    for await (const chunk of file.open()) {
      const content = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      sent += content.length;
      if (sent > file.bytes) break;
      yield content;
    }
  } catch {
    throw new IncompleteBody('an attachment cannot be read');
  }
  if (sent !== file.bytes) throw new IncompleteBody('an attachment is not as long as it was');
}
