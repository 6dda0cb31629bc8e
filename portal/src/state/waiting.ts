import { clock } from './clock.ts';
import { createWaiting } from '../../../client/waiting.ts';

export const waiting = createWaiting(clock);
