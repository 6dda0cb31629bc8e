import type { NoticeTexts } from '../texts.ts';

export const en: NoticeTexts = {
  reminded: ({ draftExpiresOn }) =>
    `Pishkhan: the draft of your letter has not been sent yet. It can be sent until ${draftExpiresOn}.`,
  routed: ({ trackingCode, promisedOn }) =>
    `Pishkhan: your letter was received.\nTracking code: ${trackingCode}${promisedOn ? `\nAnswer by ${promisedOn}` : ''}`,
  registered: ({ trackingCode, letterNumber }) =>
    `Pishkhan: your letter is registered.\nLetter number: ${letterNumber}\nTracking code: ${trackingCode}`,
  rejected: ({ trackingCode, text }) =>
    `Pishkhan: your letter was not accepted.\nReason: ${text}\nTracking code: ${trackingCode}`,
  applicantAsked: ({ trackingCode, text }) =>
    `Pishkhan: a question about your letter: ${text}\nAnswer it in Pishkhan.\nTracking code: ${trackingCode}`,
  replied: ({ trackingCode, text }) => `Pishkhan: the answer to your letter: ${text}\nTracking code: ${trackingCode}`,
  expired: ({ trackingCode, wasSent }) =>
    wasSent
      ? `Pishkhan: the time limit of your letter has passed and it was closed.\nTracking code: ${trackingCode}`
      : 'Pishkhan: the draft of your letter was not sent in time and was put aside.',
};
