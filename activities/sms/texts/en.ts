import type { NoticeTexts } from '../notice-text.ts';

/** In the GSM alphabet, as far as it is ours to say: one other character makes a message cost twice. */
export const en: NoticeTexts = {
  reminded: ({ about, draftExpiresOn, link }) =>
    `${about('your draft')} has not been sent yet. It can be sent until ${draftExpiresOn}.\n${link}`,
  routed: ({ about, promisedOn, link }) =>
    `${about('your letter')} was received.${promisedOn ? `\nAnswer by ${promisedOn}` : ''}\nTrack it:\n${link}`,
  registered: ({ about, letterNumber, link }) =>
    `${about('your letter')} is registered.\nLetter number: ${letterNumber}\nTrack it:\n${link}`,
  rejected: ({ about, text, link }) => `${about('your letter')} was not accepted.\nReason: ${text}\n${link}`,
  applicantAsked: ({ about, text, link }) => `${about('a question about')}: ${text}\nAnswer it in Pishkhan:\n${link}`,
  replied: ({ about, text, link }) => `${about('the answer to')}: ${text}\n${link}`,
  expired: ({ about, wasSent, link }) =>
    wasSent
      ? `${about('the time limit of')} has passed, and the letter was closed.\n${link}`
      : `${about('your draft')} was not sent in time and was put aside.`,
};
