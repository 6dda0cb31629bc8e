import { toJalaliParts } from '../../domain/calendar/index.ts';
import { toPersianDigits } from '../../domain/text/digits.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** A Jalali date and time in Tehran, such as «۱۴۰۵/۰۹/۰۲، ۱۲:۳۴:۵۶». */
export function persianTime(iso: string): string {
  const { year, month, day, hour, minute, second } = toJalaliParts(iso);
  return persianDigits(`${year}/${pad(month)}/${pad(day)}، ${pad(hour)}:${pad(minute)}:${pad(second)}`);
}

export const persianDigits = (value: string | number): string => toPersianDigits(String(value));
