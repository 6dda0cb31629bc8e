import { describe, expect, it } from '@jest/globals';
import { NOTICES } from '../../domain/submission/index.ts';
import { smsParts } from '../../domain/text/sms-parts.ts';
import { noticeText, type Notice, type SmsLanguage } from './notice-text.ts';

const NOTICE: Notice = {
  kind: 'registered',
  organisation: 'وزارت نمونه',
  subject: 'درخواست گواهی ۱۴۰۵',
  publicUrl: 'https://pishkhan.example.ir',
  trackingCode: '5678-65NW-JFK7',
  letterNumber: '1405/2-7',
  wasSent: true,
  promisedAt: null,
  draftExpiresAt: '2026-12-27T08:00:00.000Z',
  text: null,
};
const MARK = '\u200e';
const WITH_TEXT = ['rejected', 'applicantAsked', 'replied'];

describe('a notice', () => {
  it('is told in the organisation’s own words, where it has some in this language', () => {
    const own = { registered: { fa: 'شماره: {letterNumber}، کد: {trackingCode}' } };
    expect(noticeText(NOTICE, { language: 'fa', own })).toBe(`شماره: ${MARK}1405/2-7، کد: ${MARK}5678-65NW-JFK7`);
    expect(noticeText(NOTICE, { language: 'en', own })).toBe(noticeText(NOTICE, { language: 'en' }));
  });

  it.each(NOTICES)('that a letter was %s says who and what about, and leads to its tracking', (kind) => {
    for (const language of ['fa', 'en'] as const) {
      const lines = noticeText({ ...NOTICE, kind }, { language }).split('\n');
      expect(lines[0]).toMatch(/^وزارت نمونه: .*[«"]درخواست گواهی ۱۴۰۵[»"]/);
      expect(lines.at(-1)).toBe('https://pishkhan.example.ir/t#5678-65NW-JFK7');
    }
  });

  it('in Persian marks a number as left to right, so that a phone shows its groups in order, unless a letter is in it', () => {
    expect(noticeText(NOTICE, { language: 'fa' })).toContain(`شمارهٔ نامه: ${MARK}1405/2-7\n`);
    expect(noticeText({ ...NOTICE, letterNumber: '۱۴۰۵/ص/۱۲۳' }, { language: 'fa' })).toContain(
      'شمارهٔ نامه: ۱۴۰۵/ص/۱۲۳\n',
    );
  });

  it('keeps the words of people, and the organisation’s number, in the digits in which they are written', () => {
    const text = noticeText({ ...NOTICE, kind: 'rejected', text: 'سال ۱۴۰۴ يا 1405؟' }, { language: 'fa' });
    expect(text).toContain('علت: سال ۱۴۰۴ يا 1405؟\n');
  });

  it('of a draft names the day until which it can be sent, and no tracking code, which nobody was told', () => {
    const draft = { ...NOTICE, wasSent: false };
    expect(noticeText({ ...draft, kind: 'reminded' }, { language: 'fa' })).toContain('مهلت: تا ۶ دی ۱۴۰۵\n');
    for (const kind of ['reminded', 'expired'] as const)
      expect(noticeText({ ...draft, kind }, { language: 'fa' })).not.toContain(NOTICE.trackingCode);
  });

  it('in English has no character of its own that makes a message cost twice', () => {
    const latin = {
      ...NOTICE,
      organisation: 'Ministry',
      subject: 'A certificate '.repeat(9),
      text: 'Unreadable '.repeat(40),
    };
    for (const kind of NOTICES) expect(noticeText({ ...latin, kind }, { language: 'en' })).toMatch(/^[\x20-\x7e\n]+$/);
  });
});

/** The longest that people write, and the most parts that each notice may then have. */
const LONG = {
  fa: {
    organisation: 'دانشگاه علوم پزشکی و خدمات بهداشتی درمانی شهید بهشتی تهران',
    subject: 'درخواست صدور گواهی اشتغال به کار برای ارائه به سفارت و ادارهٔ گذرنامه '.repeat(2),
    text: 'تصویر کارت ملی خوانا نیست و مدارک تحصیلی مهر و امضای دانشگاه را ندارد. '.repeat(20),
  },
  en: {
    organisation: 'Shahid Beheshti University of Medical Sciences and Health Services',
    subject: 'Application for a certificate of employment to be shown at an embassy '.repeat(2),
    text: 'The copy of the national card cannot be read, and the seal is missing. '.repeat(20),
  },
};
const MOST_PARTS: Record<SmsLanguage, { plain: number; withText: number }> = {
  fa: { plain: 3, withText: 5 },
  en: { plain: 2, withText: 3 },
};

describe.each(['fa', 'en'] as const)('the length of a notice in %s, in parts', (language) => {
  const long = {
    ...NOTICE,
    ...LONG[language],
    publicUrl: 'https://pishkhan.ministry.example.ir',
    letterNumber: '1405/د/123456-7',
    promisedAt: '2026-12-27T08:00:00.000Z',
  };
  const letterNumber = language === 'en' ? '1405/123456-7' : long.letterNumber;
  const short = { ...NOTICE, ...(language === 'en' && { organisation: 'Ministry', subject: 'A certificate' }) };
  const rows = NOTICES.map((kind) => ({
    kind,
    usual: smsParts(noticeText({ ...short, kind, text: short.subject }, { language })),
    longest: smsParts(noticeText({ ...long, letterNumber, kind }, { language })),
  }));

  it('is bounded for the longest names and words', () => {
    process.stdout.write(
      `${rows.map((row) => `${language} ${row.kind}: ${row.usual} to ${row.longest} parts`).join('\n')}\n`,
    );
    const { plain, withText } = MOST_PARTS[language];
    for (const { kind, usual, longest } of rows) {
      expect([kind, longest]).toEqual([kind, Math.min(longest, WITH_TEXT.includes(kind) ? withText : plain)]);
      expect([kind, usual]).toEqual([kind, Math.min(usual, language === 'fa' ? 2 : 1)]);
    }
  });
});
