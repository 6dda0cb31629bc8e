export * from './jalali.ts';
export * from './working-days.ts';
