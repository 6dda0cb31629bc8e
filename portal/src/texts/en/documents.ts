import type fa from '../fa/documents.ts';

const en: typeof fa = {
  choose: 'Choose files',
  drop: 'or drop them here',
  hint: (files, size) => `PDF, Word, Excel, images or text; up to ${files} files of ${size} each`,
  list: 'Attached documents',
  none: 'No documents yet.',
  sending: 'Sending',
  progress: (name) => `Progress of sending ${name}`,
  queued: 'Waiting',
  checking: 'Being checked',
  ready: 'Ready',
  refused: 'Refused',
  refusedReason: 'This file cannot be taken.',
  remove: 'Remove',
  removeNamed: (name) => `Remove ${name}`,
  cancelNamed: (name) => `Cancel sending ${name}`,
  retryNamed: (name) => `Send ${name} again`,
  retry: 'Again',
  download: 'Download',
  downloadNamed: (name) => `Download ${name}`,
  carryOver: 'Attach the documents of the earlier letter',
  carrying: 'Fetching the documents of the earlier letter…',
  wait: 'Wait until the files have been sent.',
  tooLarge: (size) => `This file is larger than ${size}.`,
  empty: 'This file is empty.',
  changed: 'This file has changed since it was chosen; please choose it again.',
  tooMany: (files) => `A letter takes up to ${files} files.`,
};

export default en;
