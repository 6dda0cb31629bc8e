import type { Language } from '../i18n/language.ts';
import { localDigits } from './digits.ts';

const ZONE = 'Asia/Tehran';
const MONTHS: Record<Language, readonly string[]> = {
  fa: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
  en: [
    'Farvardin',
    'Ordibehesht',
    'Khordad',
    'Tir',
    'Mordad',
    'Shahrivar',
    'Mehr',
    'Aban',
    'Azar',
    'Dey',
    'Bahman',
    'Esfand',
  ],
};

const jalali = new Intl.DateTimeFormat('en-US-u-ca-persian-nu-latn', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const weekday: Record<Language, Intl.DateTimeFormat> = {
  fa: new Intl.DateTimeFormat('fa-IR', { timeZone: ZONE, weekday: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'long' }),
};
const gregorian = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric' });

/** The Jalali day and time in Tehran. `Intl`'s own whole formats order the parts wrongly in some versions: parts only. */
export const partsOf = (instant: string | Date) => {
  const parts = Object.fromEntries(jalali.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return {
    year: Number.parseInt(parts['year'] ?? '', 10),
    month: Number(parts['month']),
    day: Number(parts['day']),
    time: `${parts['hour']}:${parts['minute']}`,
  };
};

/** «۲ آذر ۱۴۰۵», “2 Azar 1405”. */
export const formatDate = (instant: string | Date, language: Language): string => {
  const { year, month, day } = partsOf(instant);
  return localDigits(`${day} ${MONTHS[language][month - 1]} ${year}`, language);
};

/** With the day of the week, and in English the Gregorian day too: for a date that somebody plans by. */
export const formatLongDate = (instant: string | Date, language: Language): string => {
  const date = formatDate(instant, language);
  const day = weekday[language].format(new Date(instant));
  return language === 'fa' ? `${day} ${date}` : `${day} ${date} (${gregorian.format(new Date(instant))})`;
};

export const formatDateTime = (instant: string | Date, language: Language): string => {
  const time = localDigits(partsOf(instant).time, language);
  return language === 'fa'
    ? `${formatDate(instant, language)}، ساعت ${time}`
    : `${formatDate(instant, language)}, ${time}`;
};
