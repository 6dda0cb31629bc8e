import type { Content } from '../content.ts';

/** One stream or storage of a compound file. */
export interface CompoundEntry {
  readonly name: string;
  readonly kind: 'storage' | 'stream';
  readonly start: number;
  readonly bytes: number;
}

export interface CompoundFile {
  /** Class of the root, hexadecimal as it lies in the file: which program it belongs to. */
  readonly classId: string;
  /** What lies directly under the root. */
  readonly top: readonly CompoundEntry[];
  /** The names of everything, at any depth. */
  readonly names: ReadonlySet<string>;
  beginningOf(entry: CompoundEntry): Promise<Buffer>;
}

export const COMPOUND_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const HEADER = 512;
const DIRECTORY_ENTRY = 128;
const LAST_REGULAR_SECTOR = 0xfffffffa;
const NOTHING = 0xffffffff;
const FREE = 0xffffffff;
const MOST_DIRECTORY_SECTORS = 4096;

/** Reads a compound file's directory by [MS-CFB]; throws when it is broken or cut off. */
export async function openCompoundFile(content: Content): Promise<CompoundFile> {
  const sectors = await openSectors(content);
  const nodes = nodesOf(await directoryOf(sectors), sectors.size === 4096);
  const root = nodes[0];
  if (root?.type !== 5) throw new Error('a compound file has no root');
  await sectors.assertWhole();
  return {
    classId: root.classId,
    top: siblings(nodes, root.child).map(entryOf),
    names: new Set(nodes.map((node) => node.name)),
    beginningOf: (entry) => beginningOf(entry, { sectors, root: entryOf(root) }),
  };
}

type Sectors = Awaited<ReturnType<typeof openSectors>>;

async function directoryOf({ header, chain, sector }: Sectors): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const number of chain(header.readUInt32LE(48), MOST_DIRECTORY_SECTORS)) parts.push(await sector(number));
  return Buffer.concat(parts);
}

async function openSectors(content: Content) {
  const header = await content.at(0, HEADER);
  const size = 1 << header.readUInt16LE(30);
  if (size !== 512 && size !== 4096) throw new Error('a compound file has an unknown sector size');
  const sector = async (number: number) => {
    const found = number < LAST_REGULAR_SECTOR ? await content.at((number + 1) * size, size) : Buffer.alloc(0);
    if (found.length === 0) throw new Error('a compound file is cut off');
    return found;
  };
  const perSector = size / 4;
  const tables = await tableSectors({ header, size, bytes: content.bytes, sector });

  const fatSector = async (index: number): Promise<Buffer> => {
    const number = tables[index];
    if (number === undefined) throw new Error('a compound file points beyond its tables');
    return sector(number);
  };

  const after = async (number: number) =>
    (await fatSector(Math.floor(number / perSector))).readUInt32LE((number % perSector) * 4);

  /** The numbers of the sectors from `start` on, up to `most` of them. A chain that is longer than the file goes in a circle. */
  async function* chain(start: number, most: number): AsyncGenerator<number> {
    let left = Math.floor(content.bytes / size);
    for (let at = start, taken = 0; at < LAST_REGULAR_SECTOR && taken < most; at = await after(at), taken++) {
      if (left-- <= 0) throw new Error('a compound file goes in a circle');
      yield at;
    }
  }

  /** The last sector in use has to be there. */
  async function assertWhole(): Promise<void> {
    const table = await fatSector(tables.length - 1);
    let last = table.length / 4 - 1;
    while (last >= 0 && table.readUInt32LE(last * 4) === FREE) last--;
    if (last >= 0) await sector((tables.length - 1) * perSector + last);
  }

  return { header, size, chain, sector, assertWhole };
}

interface Tables {
  header: Buffer;
  size: number;
  bytes: number;
  sector(number: number): Promise<Buffer>;
}

/** Where the sectors of the allocation table lie: the first in the header, the others in sectors that point at each other. */
async function tableSectors({ header, size, bytes, sector }: Tables): Promise<number[]> {
  const count = header.readUInt32LE(44);
  if (count < 1 || count * size > bytes) throw new Error('a compound file has more tables than bytes');
  const numbers: number[] = [];
  for (let at = 76; at < HEADER && numbers.length < count; at += 4) numbers.push(header.readUInt32LE(at));
  for (let next = header.readUInt32LE(68); numbers.length < count;) {
    const list = await sector(next);
    for (let at = 0; at < size - 4 && numbers.length < count; at += 4) numbers.push(list.readUInt32LE(at));
    next = list.readUInt32LE(size - 4);
  }
  return numbers;
}

interface Node {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly classId: string;
  readonly start: number;
  readonly bytes: number;
}

function nodesOf(directory: Buffer, large: boolean): Node[] {
  const count = Math.floor(directory.length / DIRECTORY_ENTRY);
  return Array.from({ length: count }, (_, index) => {
    const entry = directory.subarray(index * DIRECTORY_ENTRY, (index + 1) * DIRECTORY_ENTRY);
    return {
      name: entry.toString('utf16le', 0, Math.max(0, Math.min(entry.readUInt16LE(64), 64) - 2)),
      type: entry.readUInt8(66),
      left: entry.readUInt32LE(68),
      right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76),
      classId: entry.toString('hex', 80, 96),
      start: entry.readUInt32LE(116),
      bytes: large ? Number(entry.readBigUInt64LE(120)) : entry.readUInt32LE(120),
    };
  });
}

/** A storage keeps its children as a tree of siblings. */
function siblings(nodes: readonly Node[], first: number): Node[] {
  const seen = new Set<number>();
  const waiting = [first];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const node = nodes[index];
    if (index === NOTHING || !node || seen.has(index)) continue;
    seen.add(index);
    waiting.push(node.left, node.right);
  }
  return [...seen].map((index) => nodes[index] as Node);
}

const entryOf = ({ name, type, start, bytes }: Node): CompoundEntry => ({
  name,
  kind: type === 2 ? 'stream' : 'storage',
  start,
  bytes,
});

/** A stream's first sector. Small streams lie in a stream of the root that is divided into sectors of its own. */
async function beginningOf(entry: CompoundEntry, { sectors, root }: { sectors: Sectors; root: CompoundEntry }) {
  const { header, size } = sectors;
  if (entry.bytes >= header.readUInt32LE(56)) return sectors.sector(entry.start);
  const miniSize = 1 << header.readUInt16LE(32);
  if (miniSize > size) throw new Error('a compound file has an unknown small sector size');
  const offset = entry.start * miniSize;
  if (offset > root.bytes) throw new Error('a compound file points beyond its small sectors');
  let holder = NOTHING;
  let hops = Math.floor(offset / size);
  for await (const number of sectors.chain(root.start, hops + 1)) if (hops-- === 0) holder = number;
  return (await sectors.sector(holder)).subarray(offset % size, (offset % size) + Math.min(entry.bytes, miniSize));
}
