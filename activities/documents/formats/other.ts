import { fileTypeFromBuffer } from 'file-type';
import { type Inspector, refused } from '../verdict.ts';

const ARCHIVES = new Set('7z ace alz ar arj bz2 cab cpio gz lz lz4 lzh rar tar tar.gz xz z zip zst iso dmg'.split(' '));
const PROGRAMS = new Set([
  'elf',
  'exe',
  'macho',
  'class',
  'wasm',
  'deb',
  'rpm',
  'msi',
  'jar',
  'apk',
  'swf',
  'crx',
  'lnk',
]);

/** What is left is not taken; the known formats only make the reason clearer. */
export const inspectOther: Inspector = async ({ head }) => {
  const extension = (await fileTypeFromBuffer(head).catch(() => undefined))?.ext ?? '';
  if (PROGRAMS.has(extension)) return refused('executable');
  if (ARCHIVES.has(extension)) return refused('archive');
  return extension === '' ? refused('unknown-type') : refused('type-not-taken');
};
