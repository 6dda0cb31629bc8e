import { createWaiting } from '../../../client/waiting.ts';

export const waiting = createWaiting();
