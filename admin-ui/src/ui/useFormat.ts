import { useMemo } from 'react';
import { useLocale } from 'react-admin';
import { gregorianToJalali, jalaliDate, jalaliInstant } from '../dates/jalali.ts';
import { relativeTime } from '../dates/waiting.ts';
import { localDigits, localText } from '../text/digits.ts';
import { fileSize } from '../text/fileSize.ts';

/** Dates, numbers and sizes in the language of the screen. */
export const useFormat = () => {
  const locale = useLocale() ?? 'fa';
  return useMemo(
    () => ({
      locale,
      date: (iso: string) => jalaliDate(iso, locale),
      instant: (iso: string) => jalaliInstant(iso, locale),
      day: (day: string) => gregorianToJalali(day, locale),
      relative: (iso: string, now = Date.now()) => relativeTime(iso, { now, locale }),
      digits: (text: string | number) => localDigits(text, locale),
      /** What people wrote. */
      written: (text: string) => localText(text, locale),
      size: (bytes: number) => fileSize(bytes, locale),
    }),
    [locale],
  );
};
