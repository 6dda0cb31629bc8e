import type { Beginning } from '../wizard/steps.ts';
import { readKept, writeKept } from './keep.ts';

const KEY = 'beginning';

export const readBeginning = (): Beginning => readKept<Beginning>(KEY, {});

export const writeBeginning = (beginning: Beginning): void => writeKept(KEY, beginning);
