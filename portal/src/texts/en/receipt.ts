import type fa from '../fa/receipt.ts';

const en: typeof fa = {
  title: 'We have your letter',
  code: 'Tracking code',
  copyCode: 'Copy the tracking code',
  keepCode:
    'Keep this code: with it and the last four digits of your mobile you can follow the letter without signing in.',
  organisation: 'Receiving organisation',
  subject: 'Subject',
  submittedAt: 'Sent at',
  promisedAt: 'Answer promised by',
  documents: 'Documents',
  documentCount: (count) => (count === '1' ? '1 file' : `${count} files`),
  nextTitle: 'What happens next',
  next: (organisation) => [
    `The letter is now with ${organisation}, where an officer examines it.`,
    'If something is missing you will be asked, and told so by text message.',
    'When it is accepted it is registered and you get its letter number by text message. If it is not, you get the reason.',
  ],
  print: 'Print the receipt',
  open: 'See the letter',
  notYet: 'This letter has not been sent yet.',
};

export default en;
