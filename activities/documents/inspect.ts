import { type Content, StorageUnreadable, contentOf } from './content.ts';
import type { DocumentStorage } from './port.ts';
import { MEDIA_TYPES, type MediaType } from '../../domain/documents/media-types.ts';
import { type Inspector, type Verdict, refused } from './verdict.ts';
import { inspectImage } from './formats/image.ts';
import { inspectCompoundFile } from './formats/office-binary.ts';
import { inspectZip } from './formats/office-package.ts';
import { inspectOther } from './formats/other.ts';
import { inspectPdf } from './formats/pdf.ts';
import { inspectProgram } from './formats/program.ts';
import { inspectRichText } from './formats/rich-text.ts';
import { inspectText } from './formats/text.ts';
import { opensAsZip } from './formats/zip-end.ts';

const HEAD = 4100;

/** Types that are archives. */
const PACKAGES = new Set<MediaType>([MEDIA_TYPES.docx, MEDIA_TYPES.xlsx, MEDIA_TYPES.odt, MEDIA_TYPES.ods]);

/** Text comes late, because many formats begin with letters, and before what only two letters would tell. */
const INSPECTORS: readonly Inspector[] = [
  inspectProgram,
  inspectZip,
  inspectCompoundFile,
  inspectPdf,
  inspectRichText,
  inspectImage,
  inspectText,
  inspectOther,
];

/** A stored document as it was recorded. */
export interface InspectedFile {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
}

/**
 * Looks at a stored document: what it is by its content, whatever its name says, and whether it is taken. Reads it in
 * small pieces, so that its size does not matter to memory.
 * @throws when the storage does not give the document, never because of what is in it
 */
export async function inspectDocument(storage: DocumentStorage, { key, name, bytes }: InspectedFile): Promise<Verdict> {
  if (bytes === 0) return refused('empty');
  const content = contentOf(storage, { key, bytes });
  try {
    const verdict = await firstVerdict(content, name);
    const hidesArchive = verdict.state === 'ready' && !PACKAGES.has(verdict.mediaType) && (await opensAsZip(content));
    return hidesArchive ? refused('ambiguous') : verdict;
  } catch (error) {
    if (error instanceof StorageUnreadable) throw error;
    return refused('damaged');
  }
}

async function firstVerdict(content: Content, name: string): Promise<Verdict> {
  const suspect = { name, content, head: await content.at(0, HEAD) };
  for (const inspect of INSPECTORS) {
    const verdict = await inspect(suspect);
    if (verdict) return verdict;
  }
  return refused('unknown-type');
}
