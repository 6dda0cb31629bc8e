import { fileTypeFromBuffer } from 'file-type';
import type { Content } from '../content.ts';
import { type Inspector, type Suspect, type Verdict, ready, refused } from '../verdict.ts';

const TAIL = 64 * 1024;
const MOST_PARTS = 10_000;
const PNG = '89504e470d0a1a0a';
const PNG_END = Buffer.from('49454e44ae426082', 'hex');
const JPEG_START_OF_SCAN = 0xda;
const JPEG_END = Buffer.from('ffd9', 'hex');

export const inspectImage: Inspector = async (suspect) => {
  const { content, head } = suspect;
  const start = head.toString('hex', 0, 12);
  if (start.startsWith(PNG)) return (await tailOf(content)).includes(PNG_END) ? ready('png') : refused('damaged');
  if (start.startsWith('ffd8ff')) return jpegVerdict(suspect);
  if (/^52494646.{8}57454250$/.test(start)) {
    return head.readUInt32LE(4) + 8 <= content.bytes ? ready('webp') : refused('damaged');
  }
  if (/^(49492a00|4d4d002a)/.test(start)) return tiffVerdict(suspect);
  return /^.{8}66747970/.test(start) ? heifVerdict(suspect) : undefined;
};

async function tailOf(content: Content, from = 0): Promise<Buffer> {
  const start = Math.max(from, content.bytes - TAIL);
  return content.at(start, content.bytes - start);
}

/** Cameras write more after the end marker, and a preview before the scan has an end marker of its own. */
async function jpegVerdict({ content }: Suspect): Promise<Verdict> {
  let at = 2;
  for (let segments = 0; ; segments++) {
    if (segments > MOST_PARTS) return refused('damaged');
    const segment = await content.at(at, 4);
    if (segment.length < 4 || segment[0] !== 0xff) return refused('damaged');
    const isFill = segment[1] === 0xff;
    if (segment[1] === JPEG_START_OF_SCAN) break;
    at += isFill ? 1 : 2 + segment.readUInt16BE(2);
  }
  return (await tailOf(content, at)).includes(JPEG_END) ? ready('jpeg') : refused('damaged');
}

const LONGEST_LIST = 256 * 1024;
const TIFF_BYTES_OF = { 3: 2, 4: 4 } as const;
const STRIPS = { offsets: 0x111, counts: 0x117 };
const TILES = { offsets: 0x144, counts: 0x145 };

/** TIFF 6.0 section 2; cameras' raw formats look the same and are known by file-type. */
async function tiffVerdict({ content, head }: Suspect): Promise<Verdict> {
  const known = await fileTypeFromBuffer(head);
  if (known && known.mime !== 'image/tiff') return refused('type-not-taken');
  const little = head[0] === 0x49;
  const number = (buffer: Buffer, { at, bytes }: { at: number; bytes: 2 | 4 }) =>
    little ? buffer.readUIntLE(at, bytes) : buffer.readUIntBE(at, bytes);
  const directory = number(head, { at: 4, bytes: 4 });
  const count = number(await content.at(directory, 2), { at: 0, bytes: 2 });
  const fields = await content.at(directory + 2, count * 12);
  if (count === 0 || fields.length < count * 12) return refused('damaged');

  async function values(tag: number): Promise<number[]> {
    const index = Array.from({ length: count }, (_, one) => one * 12).find(
      (one) => number(fields, { at: one, bytes: 2 }) === tag,
    );
    if (index === undefined) return [];
    const bytes = TIFF_BYTES_OF[number(fields, { at: index + 2, bytes: 2 }) as 3 | 4];
    const length = number(fields, { at: index + 4, bytes: 4 });
    if (bytes === undefined || length * bytes > LONGEST_LIST) throw new Error('a list of a TIFF is broken');
    const inline = length * bytes <= 4;
    const start = inline ? directory + 2 + index + 8 : number(fields, { at: index + 8, bytes: 4 });
    const list = await content.at(start, length * bytes);
    return Array.from({ length }, (_, one) => number(list, { at: one * bytes, bytes }));
  }

  for (const { offsets, counts } of [STRIPS, TILES]) {
    const lengths = await values(counts);
    const ends = (await values(offsets)).map((offset, index) => offset + (lengths[index] ?? 0));
    if (ends.some((end) => end > content.bytes)) return refused('damaged');
    if (ends.length > 0) return ready('tiff');
  }
  return refused('damaged');
}

/** ISO 14496-12: boxes one after another, each with its length; only their lengths and names are read. */
async function heifVerdict({ content, head }: Suspect): Promise<Verdict | undefined> {
  const known = await fileTypeFromBuffer(head);
  if (known?.mime !== 'image/heic' && known?.mime !== 'image/heif') return undefined;
  const names: string[] = [];
  for (let at = 0; at < content.bytes;) {
    const box = await content.at(at, 16);
    const short = box.readUInt32BE(0);
    const length = short === 1 ? Number(box.readBigUInt64BE(8)) : short === 0 ? content.bytes - at : short;
    if (length < 8 || at + length > content.bytes || names.length > MOST_PARTS) return refused('damaged');
    names.push(box.toString('latin1', 4, 8));
    at += length;
  }
  if (!names.includes('meta') || !names.includes('mdat')) return refused('damaged');
  return ready(known.mime === 'image/heic' ? 'heic' : 'heif');
}
