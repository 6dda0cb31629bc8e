import type { InquiryTexts } from '../answer-text.ts';

/** In the GSM alphabet, as far as it is ours to say: one other character makes a message cost twice. */
export const en: InquiryTexts = {
  status: {
    draft: 'is a draft',
    submitted: 'was received',
    awaitingDecision: 'is being checked',
    awaitingApplicant: 'waits for its sender',
    registering: 'was accepted and is being registered',
    registered: 'is registered and on its way',
    replied: 'was answered',
    closed: 'is closed',
    rejected: 'was not accepted',
    withdrawn: 'was withdrawn',
    expired: 'was closed after its time limit',
  },
  bare: ({ code, status }) => `${code}: the letter ${status}.`,
  own: ({ code, organisation, subject, status }) => `${code}\n${organisation}: your letter "${subject}" ${status}.`,
  unit: (unit) => `Unit: ${unit}`,
  letterNumber: (number) => `Letter number: ${number}`,
  promisedOn: (date) => `Answer by ${date}`,
  question: ({ text, dueOn }) => `You are asked: ${text}\nPlease answer by ${dueOn}`,
  reason: (reason) => `Reason: ${reason}`,
  notFound: (code) => `${code}: there is no letter with this code.`,
  mistyped: (typed) => `${typed}: not a tracking code, a character of it is wrong. A code has 12 characters, such as:`,
  help: (portal) => `Send the tracking code of a letter to hear its status. To get no SMS any more: STOP\n${portal}`,
  stopped: (portal) =>
    `You get no more SMS about your letters. Sign-in codes still come. To begin again: START\n${portal}`,
  started: (portal) => `From now on you get SMS about your letters. To end them: STOP\n${portal}`,
  tooMany: (portal) => `Too many messages came from this number. The next one is answered in an hour.\n${portal}`,
  more: '...',
};
