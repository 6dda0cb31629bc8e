import { toAsciiDigits, toPersianDigits } from '../text/digits.ts';
import { dayOfJalali, jalaliOfDay, type JalaliDate } from './persian-calendar.ts';
import { dayOf, parseIsoDate, secondOfDay, toIsoDate, weekdayOf } from './tehran.ts';

export type CalendarLocale = 'fa' | 'en';

/** A point of Tehran's wall clock and calendar. */
export interface JalaliDateTime extends JalaliDate {
  /** ISO weekday, 1 = Monday to 7 = Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** From Farvardin to Esfand. */
export const JALALI_MONTHS: Readonly<Record<CalendarLocale, readonly string[]>> = {
  fa: 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' '),
  en: 'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' '),
};

/** From Monday to Sunday, as ISO 8601 counts them. */
export const WEEKDAYS: Readonly<Record<CalendarLocale, readonly string[]>> = {
  fa: 'دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};

const GREGORIAN_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const pad = (value: number): string => String(value).padStart(2, '0');
const inDigitsOf = (locale: CalendarLocale, text: string): string => (locale === 'fa' ? toPersianDigits(text) : text);

/**
 * Date and time in Tehran at an instant, which a text gives as ISO 8601. The same on every device, whatever table of time zones it
 * has. @throws RangeError for an invalid date, as all functions here.
 */
export function toJalaliParts(instant: Date | string): JalaliDateTime {
  const date = new Date(instant);
  const day = dayOf(date);
  const second = secondOfDay(date);
  const time = { hour: Math.floor(second / 3600), minute: Math.floor(second / 60) % 60, second: second % 60 };
  return { ...jalaliOfDay(day), weekday: weekdayOf(day), ...time };
}

/** «۲ آذر ۱۴۰۵», `2 Azar 1405`. */
export function toJalali(instant: Date | string, locale: CalendarLocale): string {
  const { year, month, day } = toJalaliParts(instant);
  return inDigitsOf(locale, `${day} ${JALALI_MONTHS[locale][month - 1]} ${year}`);
}

/**
 * With its weekday, and in English the Gregorian day too, for dates that people plan by: «دوشنبه ۲ آذر ۱۴۰۵»,
 * `Monday 2 Azar 1405 (23 November 2026)`.
 */
export function toJalaliLong(instant: Date | string, locale: CalendarLocale): string {
  const date = `${WEEKDAYS[locale][toJalaliParts(instant).weekday - 1]} ${toJalali(instant, locale)}`;
  return locale === 'fa' ? date : `${date} (${toGregorian(instant)})`;
}

/** «۱۵:۰۷», `15:07`, on Tehran's clock. */
export function toTehranTime(instant: Date | string, locale: CalendarLocale): string {
  const { hour, minute } = toJalaliParts(instant);
  return inDigitsOf(locale, `${pad(hour)}:${pad(minute)}`);
}

/** «۲ آذر ۱۴۰۵، ساعت ۱۵:۰۷», `2 Azar 1405, 15:07`. */
export function toJalaliDateTime(instant: Date | string, locale: CalendarLocale): string {
  const between = locale === 'fa' ? '، ساعت ' : ', ';
  return `${toJalali(instant, locale)}${between}${toTehranTime(instant, locale)}`;
}

/** The Jalali year at an instant, in which letter numbers start anew. */
export const jalaliYear = (instant: Date | string): number => toJalaliParts(instant).year;

/** A day `YYYY-MM-DD` as its Jalali date is written and typed: «۱۴۰۵/۰۹/۰۲», `1405/09/02`. */
export function toJalaliNumeric(isoDate: string, locale: CalendarLocale): string {
  const day = parseIsoDate(isoDate);
  if (day === undefined) throw new RangeError('not a day');
  const { year, month, day: dayOfMonth } = jalaliOfDay(day);
  return inDigitsOf(locale, `${year}/${pad(month)}/${pad(dayOfMonth)}`);
}

/** Reads «۱۴۰۵/۹/۲», `1405-09-02` or `1405.9.2` of the years 1300 to 1499, and gives `2026-11-23`; undefined when there is no such day. */
export function parseJalali(text: string): string | undefined {
  const match = /^(1[34]\d\d)[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(toAsciiDigits(text).trim());
  const day = match && dayOfJalali({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  return day ? toIsoDate(day) : undefined;
}

function toGregorian(instant: Date | string): string {
  const [year, month, day] = toIsoDate(dayOf(new Date(instant)))
    .split('-')
    .map(Number);
  return `${day} ${GREGORIAN_MONTHS[(month ?? 1) - 1]} ${year}`;
}
