import { type Inspector, type Verdict, ready, refused } from '../verdict.ts';
import { COMPOUND_MAGIC, type CompoundFile, openCompoundFile } from './compound-file.ts';

/** Windows Installer packages and patches are known by the class of their root. */
const INSTALLER = /^8[46]100c0000000000c000000000000046$/;
const MACRO_NAMES = ['Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT', 'VBA'];

/** Word and Excel 97–2003, told apart by the stream that holds the text: [MS-DOC] 2.1, [MS-XLS] 2.1.2. */
export const inspectCompoundFile: Inspector = async ({ content, head }) => {
  if (!head.subarray(0, COMPOUND_MAGIC.length).equals(COMPOUND_MAGIC)) return undefined;
  const file = await openCompoundFile(content);
  if (INSTALLER.test(file.classId)) return refused('executable');
  if (file.names.has('EncryptedPackage')) return refused('encrypted');
  return (await wordVerdict(file)) ?? (await excelVerdict(file)) ?? refused('type-not-taken');
};

const WORD_MAGIC = 0xa5ec;
const WORD_ENCRYPTED = 0x0100;

async function wordVerdict(file: CompoundFile): Promise<Verdict | undefined> {
  const text = stream(file, 'WordDocument');
  if (!text) return undefined;
  const beginning = await file.beginningOf(text);
  if (beginning.readUInt16LE(0) !== WORD_MAGIC) return refused('damaged');
  if (beginning.readUInt16LE(10) & WORD_ENCRYPTED) return refused('encrypted');
  return hasMacros(file) ? refused('macro') : ready('doc');
}

const BEGIN_OF_FILE = 0x0809;
const FILE_PASS = 0x002f;

async function excelVerdict(file: CompoundFile): Promise<Verdict | undefined> {
  const workbook = stream(file, 'Workbook') ?? stream(file, 'Book');
  if (!workbook) return undefined;
  const beginning = await file.beginningOf(workbook);
  if (beginning.readUInt16LE(0) !== BEGIN_OF_FILE) return refused('damaged');
  if (records(beginning).includes(FILE_PASS)) return refused('encrypted');
  return hasMacros(file) ? refused('macro') : ready('xls');
}

/** The types of the records at the beginning, each a type and a length before its content: [MS-XLS] 2.1.4. */
function records(beginning: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at + 4 <= beginning.length; at += 4 + beginning.readUInt16LE(at + 2)) {
    types.push(beginning.readUInt16LE(at));
  }
  return types;
}

const stream = (file: CompoundFile, name: string) =>
  file.top.find((entry) => entry.name === name && entry.kind === 'stream');

const hasMacros = (file: CompoundFile) => MACRO_NAMES.some((name) => file.names.has(name));
