export * from './jalali.ts';
export { dayOfJalali, isJalaliLeapYear, jalaliMonthLength, jalaliOfDay, type JalaliDate } from './persian-calendar.ts';
export { dayOf, endOfDay, parseIsoDate, startOfDay, toIsoDate, weekdayOf, type DayNumber } from './tehran.ts';
export * from './working-days.ts';
