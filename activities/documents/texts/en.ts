import type { ReasonCode } from '../reasons.ts';

export const en: Record<ReasonCode, string> = {
  empty: 'This file is empty. Please choose the file again and check that it opens on your device.',
  executable: 'This file is a program. Programs are not accepted; please send the document itself.',
  script: 'This file holds program code or a web page. Please send it as a PDF or as plain text without code.',
  encrypted: 'This file is locked with a password. Please save it without a password and send it again.',
  macro: 'This file contains macros. Please save it without macros (for example as .docx or .xlsx) and send it again.',
  archive: 'This is a compressed file such as ZIP or RAR. Please send the files inside it one by one.',
  bomb: 'This file grows far too large when it is opened, so it was not accepted.',
  ambiguous: 'This file is two kinds of file at once, so it was not accepted. Please save it again and send it.',
  damaged: 'This file is damaged or incomplete. Please open it on your device, save it again and send it.',
  'type-not-taken':
    'This kind of file is not accepted. Accepted are PDF, Word, Excel, OpenDocument, RTF, plain text and images (JPEG, PNG, TIFF, WebP, HEIC).',
  'unknown-type': 'We could not tell what kind of file this is. Please send a PDF, Word, Excel, text or image file.',
};
