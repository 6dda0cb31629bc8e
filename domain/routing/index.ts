export { chosenUnit, route, unitRequired } from './route.ts';
export * from './types.ts';
export { validatePolicy } from './validate.ts';
