import { toJalali } from '../../domain/calendar/index.ts';
import { fillTemplate, noticeTemplate, type NoticeLanguage, type OwnTexts } from '../../domain/notices/index.ts';
import { placedIn } from '../../domain/text/direction.ts';
import type { Instant, NoticeKind } from '../../domain/submission/index.ts';
import { shorten } from './shorten.ts';

export type SmsLanguage = NoticeLanguage;

const MORE: Record<SmsLanguage, string> = { fa: '…', en: '...' };

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

/**
 * The text of a notice as the phone shows it, in the organisation's words. A draft's tracking code was told to nobody: its link opens
 * the portal.
 */
export function noticeText(notice: Notice, { language, own = {} }: { language: SmsLanguage; own?: OwnTexts }): string {
  const { kind, wasSent, letterNumber, promisedAt } = notice;
  const short = (field: keyof typeof MOST) => shorten(notice[field] ?? '', { most: MOST[field], more: MORE[language] });
  const dateOf = (instant: Instant) => toJalali(new Date(instant), language);
  const text = short('text');
  const template = noticeTemplate(own, { kind: kind === 'expired' && !wasSent ? 'draftExpired' : kind, language });
  return fillTemplate(template, {
    organisation: short('organisation'),
    subject: short('subject'),
    link: wasSent ? trackingLink(notice.publicUrl, notice.trackingCode) : notice.publicUrl,
    ...(wasSent && { trackingCode: placed(notice.trackingCode, language) }),
    ...(letterNumber && { letterNumber: placed(letterNumber, language) }),
    ...(promisedAt && { promisedOn: dateOf(promisedAt) }),
    draftExpiresOn: dateOf(notice.draftExpiresAt),
    ...{ reason: text, question: text, reply: text },
  });
}
