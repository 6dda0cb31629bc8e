import type { NoticeTextKind } from '../fields.ts';

/** In the GSM alphabet, as far as it is ours to say: one other character makes a message cost twice. */
export const en: Record<NoticeTextKind, string> = {
  reminded:
    '{organisation}: your draft "{subject}" has not been sent yet. It can be sent until {draftExpiresOn}.\n{link}',
  routed: '{organisation}: your letter "{subject}" was received.\nAnswer by {promisedOn}\nTrack it:\n{link}',
  registered:
    '{organisation}: your letter "{subject}" is registered.\nLetter number: {letterNumber}\nTrack it:\n{link}',
  rejected: '{organisation}: your letter "{subject}" was not accepted.\nReason: {reason}\n{link}',
  applicantAsked: '{organisation}: a question about "{subject}": {question}\nAnswer it in Pishkhan:\n{link}',
  replied: '{organisation}: the answer to "{subject}": {reply}\n{link}',
  expired: '{organisation}: the time limit of "{subject}" has passed, and the letter was closed.\n{link}',
  draftExpired: '{organisation}: your draft "{subject}" was not sent in time and was put aside.',
};
