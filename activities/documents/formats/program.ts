import { refused, type Inspector } from '../verdict.ts';

/** First bytes of what a machine would run, in hexadecimal. */
const SIGNATURES = [
  '7f454c46', // ELF
  'cafebabe', // Java class, Mach-O for several processors
  'feedface', // Mach-O
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  '6465780a', // Android dex
  '0061736d', // WebAssembly
  '213c617263683e0a', // ar: Debian packages, libraries
  'edabeedb', // RPM
  '4c0000000114020000000000c000000000000046', // Windows shortcut
  '49545346', // compiled HTML help
  '1b4c7561', // Lua
].map((hex) => Buffer.from(hex, 'hex'));

export const inspectProgram: Inspector = ({ head }) => (isProgram(head) ? refused('executable') : undefined);

export function isProgram(head: Buffer): boolean {
  return SIGNATURES.some((signature) => head.subarray(0, signature.length).equals(signature)) || isDosProgram(head);
}

/** A letter may begin with the letters MZ; a program's header is never without a zero byte. */
function isDosProgram(head: Buffer): boolean {
  const magic = head.toString('latin1', 0, 2);
  return (magic === 'MZ' || magic === 'ZM') && head.length >= 28 && head.subarray(0, 128).includes(0);
}
