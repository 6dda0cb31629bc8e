import type fa from '../fa/tracking.ts';

const en: typeof fa = {
  title: 'Track a letter',
  lead: 'No sign-in is needed.',
  code: 'Tracking code',
  codeHint: 'The twelve characters on your receipt and in the text message',
  lastFour: 'Last four digits of the mobile',
  lastFourHint: 'Of the number with which you sent the letter',
  codeMissing: 'Enter the tracking code.',
  codeWrong: 'This is not a tracking code. Read it again from the receipt or the text message.',
  notFound: 'There is no letter with this tracking code and these four digits.',
  lastFourMissing: 'Enter the last four digits of the mobile.',
  find: 'Track',
  result: 'State of the letter',
  organisation: 'Receiving organisation',
  submittedAt: 'Sent at',
  promisedAt: 'Answer promised by',
  updatedAt: 'Last change',
  number: 'Letter number',
  more: 'Sign in to see the text, reasons and documents.',
};

export default en;
