import { toPersianDigits } from '../text/digits.ts';
import { jalaliOfDay, type JalaliDate } from './persian-calendar.ts';
import { dayOf, secondOfDay, weekdayOf } from './tehran.ts';

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

const pad = (value: number): string => String(value).padStart(2, '0');
const inDigitsOf = (locale: CalendarLocale, text: string): string => (locale === 'fa' ? toPersianDigits(text) : text);

/** Date and time in Tehran at an instant. @throws RangeError for an invalid date, as all functions here. */
export function toJalaliParts(instant: Date): JalaliDateTime {
  const day = dayOf(instant);
  const second = secondOfDay(instant);
  const time = { hour: Math.floor(second / 3600), minute: Math.floor(second / 60) % 60, second: second % 60 };
  return { ...jalaliOfDay(day), weekday: weekdayOf(day), ...time };
}

/** «۲ آذر ۱۴۰۵», `2 Azar 1405`. */
export function toJalali(instant: Date, locale: CalendarLocale): string {
  const { year, month, day } = toJalaliParts(instant);
  return inDigitsOf(locale, `${day} ${JALALI_MONTHS[locale][month - 1]} ${year}`);
}

/** With its weekday, for dates that people plan by: «دوشنبه ۲ آذر ۱۴۰۵», `Monday 2 Azar 1405`. */
export function toJalaliLong(instant: Date, locale: CalendarLocale): string {
  return `${WEEKDAYS[locale][toJalaliParts(instant).weekday - 1]} ${toJalali(instant, locale)}`;
}

/** «۱۴۰۵/۰۹/۰۲», `1405/09/02`: for tables and SMS. */
export function toJalaliShort(instant: Date, locale: CalendarLocale): string {
  const { year, month, day } = toJalaliParts(instant);
  return inDigitsOf(locale, `${year}/${pad(month)}/${pad(day)}`);
}

/** «۱۵:۰۷», `15:07`, on Tehran's clock. */
export function toTehranTime(instant: Date, locale: CalendarLocale): string {
  const { hour, minute } = toJalaliParts(instant);
  return inDigitsOf(locale, `${pad(hour)}:${pad(minute)}`);
}

/** «۲ آذر ۱۴۰۵، ساعت ۱۵:۰۷», `2 Azar 1405, 15:07`. */
export function toJalaliDateTime(instant: Date, locale: CalendarLocale): string {
  const between = locale === 'fa' ? '، ساعت ' : ', ';
  return `${toJalali(instant, locale)}${between}${toTehranTime(instant, locale)}`;
}

/** The Jalali year at an instant, in which letter numbers start anew. */
export const jalaliYear = (instant: Date): number => toJalaliParts(instant).year;
