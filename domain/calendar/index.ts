export * from './jalali.ts';
export * from './working-days.ts';
export { beginOfDay } from './tehran.ts';
