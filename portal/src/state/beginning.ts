import type { Beginning } from '../wizard/steps.ts';
import { readKept, writeKept } from './keep.ts';
import { onDevice } from './typed.ts';

const KEY = 'beginning';

/** This tab's, or the last one of a tab that was closed. */
export const readBeginning = (): Beginning => readKept(KEY, onDevice<Beginning>(KEY).read() ?? {});

export const writeBeginning = (beginning: Beginning): void => {
  writeKept(KEY, beginning);
  onDevice<Beginning>(KEY).write(beginning);
};
