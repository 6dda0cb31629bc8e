import { placedIn } from '../text/direction.ts';
import type { NoticeValues } from './template.ts';
import type { NoticeLanguage } from './texts/index.ts';

/** A letter that there is not, to see a text by. */
const SAMPLES: Record<NoticeLanguage, NoticeValues> = {
  fa: {
    subject: 'درخواست گواهی اشتغال به کار',
    trackingCode: placedIn('rtl', '2222-2222-2222'),
    letterNumber: placedIn('rtl', '1405/2-716'),
    promisedOn: '۶ دی ۱۴۰۵',
    draftExpiresOn: '۶ دی ۱۴۰۵',
    reason: 'تصویر کارت ملی خوانا نیست.',
    question: 'شمارهٔ شناسنامه را بنویسید.',
    reply: 'گواهی آماده است و در پیوست آمده است.',
  },
  en: {
    subject: 'A certificate of employment',
    trackingCode: '2222-2222-2222',
    letterNumber: '1405/2-716',
    promisedOn: '6 Dey 1405',
    draftExpiresOn: '6 Dey 1405',
    reason: 'The copy of the national card cannot be read.',
    question: 'What is the number of your birth certificate?',
    reply: 'The certificate is ready and enclosed.',
  },
};

/** What a text is shown with before there is a letter. */
export const sampleValues = (
  language: NoticeLanguage,
  { organisation, publicUrl }: { organisation: string; publicUrl: string },
): NoticeValues => ({ ...SAMPLES[language], organisation, link: `${publicUrl}/t#2222-2222-2222` });
