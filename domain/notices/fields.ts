import { NOTICES, type NoticeKind } from '../submission/notices.ts';

/** What a notice can be of. A draft that runs out is told otherwise than a letter whose time has passed. */
export const NOTICE_TEXTS = [...NOTICES, 'draftExpired'] as const;
export type NoticeTextKind = (typeof NOTICE_TEXTS)[number];

/** What stands in a text in the place of something that is known of the letter only when it is told. */
export const NOTICE_FIELDS = [
  'organisation',
  'subject',
  'link',
  'trackingCode',
  'letterNumber',
  'promisedOn',
  'draftExpiresOn',
  'reason',
  'question',
  'reply',
] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];

interface Rule {
  /** The fields that the text may have. */
  readonly fields: readonly NoticeField[];
  /** Of each of these groups it has to have one. */
  readonly needed: readonly (readonly NoticeField[])[];
}

const ABOUT = ['organisation', 'subject'] as const;
const FOLLOWED = ['link', 'trackingCode'] as const;

/** Without what is needed somebody who is told knows of nothing: which letter, by which number, until when. */
export const RULES: Record<NoticeTextKind, Rule> = {
  reminded: { fields: [...ABOUT, 'link', 'draftExpiresOn'], needed: [['draftExpiresOn'], ['link']] },
  routed: { fields: [...ABOUT, ...FOLLOWED, 'promisedOn'], needed: [FOLLOWED] },
  registered: { fields: [...ABOUT, ...FOLLOWED, 'letterNumber'], needed: [['letterNumber'], FOLLOWED] },
  rejected: { fields: [...ABOUT, ...FOLLOWED, 'reason'], needed: [['reason'], FOLLOWED] },
  applicantAsked: { fields: [...ABOUT, ...FOLLOWED, 'question'], needed: [['question'], ['link']] },
  replied: { fields: [...ABOUT, ...FOLLOWED, 'reply'], needed: [FOLLOWED] },
  expired: { fields: [...ABOUT, ...FOLLOWED], needed: [['subject', ...FOLLOWED]] },
  draftExpired: { fields: ABOUT, needed: [['subject']] },
};

/** The notices that an organisation may leave out. A number, a refusal and a question are always told. */
export const OPTIONAL_NOTICES = ['reminded', 'routed', 'replied', 'expired'] as const satisfies readonly NoticeKind[];
