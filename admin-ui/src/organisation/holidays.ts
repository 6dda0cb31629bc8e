import { parseJalali } from '../../../domain/calendar/jalali.ts';

interface Added {
  holidays: string[];
  fault?: 'holidayInvalid' | 'holidayKnown';
}

/** The days with a typed Jalali day among them, in order; or what is wrong with it. */
export const withHoliday = (holidays: string[], typed: string): Added => {
  const day = parseJalali(typed);
  if (!day) return { holidays, fault: 'holidayInvalid' };
  if (holidays.includes(day)) return { holidays, fault: 'holidayKnown' };
  return { holidays: [...holidays, day].toSorted() };
};

export const withoutHoliday = (holidays: string[], day: string): string[] => holidays.filter((other) => other !== day);
