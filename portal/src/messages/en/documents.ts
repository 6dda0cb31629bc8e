import type fa from '../fa/documents.ts';

const en: typeof fa = {
  choose: 'Choose files',
  drop: 'or drop them here',
  hint: 'PDF, Word, Excel, images or text; up to 10 files of 50 MB each',
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
  tooLarge: 'This file is larger than 50 MB.',
  empty: 'This file is empty.',
  tooMany: 'A letter takes up to 10 files.',
};

export default en;
