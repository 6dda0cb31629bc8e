import type fa from '../fa/letters.ts';

const en: typeof fa = {
  title: 'My letters',
  empty: 'You have not written a letter yet.',
  emptyText: 'Write the first one; its draft stays here so that you can go on whenever you like.',
  listsLabel: 'Lists',
  lists: { all: 'All', drafts: 'Drafts', active: 'Under way', ended: 'Ended' },
  none: 'There is no letter in this list.',
  write: 'Write a new letter',
  more: 'Earlier letters',
  continueDraft: 'Continue the draft',
  answer: 'Answer the question',
  sent: 'Sent',
  edited: 'Last change',
  code: 'Tracking code',
  number: 'Letter number',
};

export default en;
