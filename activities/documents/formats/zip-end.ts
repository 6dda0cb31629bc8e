import type { Content } from '../content.ts';

const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const END_RECORD_BYTES = 22;
const LONGEST_TAIL = END_RECORD_BYTES + 0xffff;
const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02', 'latin1');
const LOCATOR_64 = Buffer.from('PK\x06\x07', 'latin1');
const LOCATOR_64_BYTES = 20;

/** One stands in a file by chance once in 65,000 times; so many were put there to hide one that counts. */
const MOST_RECORDS = 16;

/**
 * Whether a program for archives would open this as one, whatever is before the archive and behind it. Such programs look for
 * the end record in the last bytes (APPNOTE 4.3.16), and for the central directory where it says, or right before it.
 */
export async function opensAsZip(content: Content): Promise<boolean> {
  const start = Math.max(0, content.bytes - LONGEST_TAIL);
  const tail = await content.at(start, LONGEST_TAIL);
  let records = 0;
  for (let at = tail.indexOf(END_RECORD); at >= 0; at = tail.indexOf(END_RECORD, at + 1)) {
    if (++records > MOST_RECORDS) return true;
    if (at + END_RECORD_BYTES <= tail.length && (await endsDirectory(content, start + at))) return true;
  }
  return false;
}

async function endsDirectory(content: Content, end: number): Promise<boolean> {
  const record = await content.at(end, END_RECORD_BYTES);
  const [size, offset] = [record.readUInt32LE(12), record.readUInt32LE(16)];
  const found = async (signature: Buffer, at: number) => signature.equals(await content.at(at, signature.length));
  if (await found(LOCATOR_64, end - LOCATOR_64_BYTES)) return true;
  return (await found(DIRECTORY_ENTRY, end - size)) || (await found(DIRECTORY_ENTRY, offset));
}
