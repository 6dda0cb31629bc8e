import { newDate } from 'date-fns-jalali/newDate';
import { localDigits, toAsciiDigits } from '../text/digits.ts';

const TIME_ZONE = 'Asia/Tehran';

const formatter = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(`${locale === 'fa' ? 'fa-IR' : 'en'}-u-ca-persian`, { timeZone: TIME_ZONE, ...options });

const PARTS = { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;

const partsOf = (instant: Date, locale: string) => {
  const parts = formatter(locale, { ...PARTS, hourCycle: 'h23' }).formatToParts(instant);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
};

/** «۲ آذر ۱۴۰۵» in Tehran, or `2 Azar 1405`. Assembled from parts: the full formats differ between engines. */
export const jalaliDate = (iso: string, locale: string): string => {
  const { day, month, year } = partsOf(new Date(iso), locale);
  return `${day} ${month} ${year}`;
};

/** Date and time of day in Tehran. */
export const jalaliInstant = (iso: string, locale: string): string => {
  const { hour, minute } = partsOf(new Date(iso), locale);
  return `${jalaliDate(iso, locale)}${locale === 'fa' ? '،' : ','} ${hour}:${minute}`;
};

/** The day's name: شنبه, Saturday. */
export const weekdayName = (iso: string, locale: string): string =>
  formatter(locale, { weekday: 'long' }).format(new Date(iso));

/** A day without a time (`2026-03-21`) stands for its noon in Tehran. */
export const noonOf = (day: string): string => `${day}T12:00:00+03:30`;

const numeric = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** `2026-03-21` → «۱۴۰۵/۰۱/۰۱»: how a day is written and typed. */
export const gregorianToJalali = (day: string, locale = 'en'): string => {
  const parts = Object.fromEntries(numeric.formatToParts(new Date(noonOf(day))).map((part) => [part.type, part.value]));
  return localDigits(`${parts.year}/${parts.month}/${parts.day}`, locale);
};

const pad = (value: number) => String(value).padStart(2, '0');

/** «۱۴۰۵/۱/۱» → `2026-03-21`; undefined when there is no such day. */
export const jalaliToGregorian = (input: string): string | undefined => {
  const match = /^\s*(1[34]\d\d)[/\-.](\d{1,2})[/\-.](\d{1,2})\s*$/.exec(toAsciiDigits(input));
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = newDate(year, month - 1, day);
  const gregorian = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return gregorianToJalali(gregorian) === `${year}/${pad(month)}/${pad(day)}` ? gregorian : undefined;
};
