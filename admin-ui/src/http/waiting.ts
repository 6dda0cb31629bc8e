import { createWaiting } from '../../../client/waiting.ts';
import { clock } from './clock.ts';

export const waiting = createWaiting(clock);
