/** What goes wrong between us and the mail server. */
const TRANSPORT_FAULTS = [
  'refuse-connection',
  'greylist',
  'reject',
  'reset-connection',
  'commit-then-hang',
  'commit-then-reset',
  'mailbox-away',
] as const;

/** What goes wrong at the receiving office, with its next receipt. */
const OFFICE_FAULTS = [
  'no-receipt',
  'receipt-doubled',
  'duplicate-number',
  'foreign-letter',
  'not-ece',
  'xml-bomb',
] as const;

export const MAIL_FAULTS = [...TRANSPORT_FAULTS, ...OFFICE_FAULTS] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

export const FAULTS_OF_RECEIPTS: readonly MailFault[] = OFFICE_FAULTS;
