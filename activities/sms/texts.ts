import { toJalali } from '../../domain/calendar/index.ts';
import { placedIn } from '../../domain/text/direction.ts';
import type { Instant, NoticeKind } from '../../domain/submission/index.ts';
import { en } from './messages/en.ts';
import { fa } from './messages/fa.ts';

export interface NoticeFacts {
  trackingCode: string;
  /** Its tracking code was told to the applicant: not of a draft. */
  wasSent: boolean;
  letterNumber: string;
  /** Jalali dates. */
  promisedOn: string | null;
  draftExpiresOn: string;
  /** A reason, a question or an answer, shortened. */
  text: string;
}

export type NoticeTexts = Record<NoticeKind, (facts: NoticeFacts) => string>;

export type SmsLanguage = 'fa' | 'en';

const TEXTS: Record<SmsLanguage, NoticeTexts> = { fa, en };

/** A message has to stay within a few parts; the whole text is in the portal. */
const LONGEST_TEXT = 200;

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= LONGEST_TEXT
    ? line
    : `${characters
        .slice(0, LONGEST_TEXT - 1)
        .join('')
        .trimEnd()}…`;
};

/** Without a mark a phone shows the groups of a code that begins with digits in the wrong order after Persian text. */
const placed = (code: string, language: SmsLanguage): string => placedIn(language === 'fa' ? 'rtl' : 'ltr', code);

export interface Notice {
  kind: NoticeKind;
  trackingCode: string;
  letterNumber: string | null;
  wasSent: boolean;
  promisedAt: Instant | null;
  draftExpiresAt: Instant;
  /** What a person wrote, whole. */
  text: string | null;
}

/** The text of a notice as the phone shows it. */
export function noticeText(notice: Notice, language: SmsLanguage): string {
  return TEXTS[language][notice.kind]({
    trackingCode: placed(notice.trackingCode, language),
    wasSent: notice.wasSent,
    letterNumber: placed(notice.letterNumber ?? '', language),
    promisedOn: notice.promisedAt && toJalali(new Date(notice.promisedAt), language),
    draftExpiresOn: toJalali(new Date(notice.draftExpiresAt), language),
    text: shorten(notice.text ?? ''),
  });
}
