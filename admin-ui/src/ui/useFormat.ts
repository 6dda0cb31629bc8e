import { useMemo } from 'react';
import { useLocale } from 'react-admin';
import { toJalali, toJalaliDateTime, toJalaliNumeric, type CalendarLocale } from '../../../domain/calendar/jalali.ts';
import { relativeTime } from '../dates/waiting.ts';
import { clock } from '../http/clock.ts';
import { localDigits } from '../text/digits.ts';
import { fileSize } from '../text/fileSize.ts';

/** Dates, numbers and sizes in the language of the screen. */
export const useFormat = () => {
  const locale: CalendarLocale = useLocale() === 'en' ? 'en' : 'fa';
  return useMemo(
    () => ({
      locale,
      date: (iso: string) => toJalali(iso, locale),
      instant: (iso: string) => toJalaliDateTime(iso, locale),
      day: (day: string) => toJalaliNumeric(day, locale),
      relative: (iso: string, now = clock.now()) => relativeTime(iso, { now, locale }),
      digits: (text: string | number) => localDigits(text, locale),
      size: (bytes: number) => fileSize(bytes, locale),
    }),
    [locale],
  );
};
