import { toJalali } from '../../domain/calendar/index.ts';
import { placedIn } from '../../domain/text/direction.ts';
import type { Instant, NoticeKind } from '../../domain/submission/index.ts';
import { en } from './texts/en.ts';
import { fa } from './texts/fa.ts';
import { shorten } from './shorten.ts';

export interface NoticeFacts {
  /** Names the organisation and the letter, which is what the message calls it: «the ministry: your letter "…"». */
  about: (what: string) => string;
  /** Opens the letter's tracking; of a draft, the portal: its tracking code was told to nobody. */
  link: string;
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

interface Style {
  texts: NoticeTexts;
  quoted: (subject: string) => string;
  more: string;
}

const STYLES: Record<SmsLanguage, Style> = {
  fa: { texts: fa, quoted: (subject) => `«${subject}»`, more: '…' },
  en: { texts: en, quoted: (subject) => `"${subject}"`, more: '...' },
};

/** A message has to stay within a few parts; all of it is in the portal. */
const MOST = { organisation: 50, subject: 40, text: 140 };

/** Without a mark a phone shows the groups of a number in the wrong order after Persian text. */
const placed = (number: string, language: SmsLanguage): string => placedIn(language === 'fa' ? 'rtl' : 'ltr', number);

export interface Notice {
  kind: NoticeKind;
  organisation: string;
  subject: string;
  publicUrl: string;
  trackingCode: string;
  letterNumber: string | null;
  wasSent: boolean;
  promisedAt: Instant | null;
  draftExpiresAt: Instant;
  /** What a person wrote, whole. */
  text: string | null;
}

/** The tracking code stands behind the `#`, so that it gets into no log of a server and to no other site. */
export const trackingLink = (publicUrl: string, trackingCode: string): string => `${publicUrl}/t#${trackingCode}`;

/** The text of a notice as the phone shows it. */
export function noticeText(notice: Notice, language: SmsLanguage): string {
  const { texts, quoted, more } = STYLES[language];
  const short = (field: keyof typeof MOST) => shorten(notice[field] ?? '', { most: MOST[field], more });
  return texts[notice.kind]({
    about: (what) => `${short('organisation')}: ${what} ${quoted(short('subject'))}`,
    link: notice.wasSent ? trackingLink(notice.publicUrl, notice.trackingCode) : notice.publicUrl,
    wasSent: notice.wasSent,
    letterNumber: placed(notice.letterNumber ?? '', language),
    promisedOn: notice.promisedAt && toJalali(new Date(notice.promisedAt), language),
    draftExpiresOn: toJalali(new Date(notice.draftExpiresAt), language),
    text: short('text'),
  });
}
