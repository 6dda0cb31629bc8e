import { advance, isRefusal, type Command } from '../../domain/submission/index.ts';
import type { LetterRows, LetterStep } from '../contract.ts';

/** What is to be written of a letter after a step's command; when the letter has moved on and takes it no more, what was given. */
export function rowsAfter({ at, state, events, audit }: LetterStep, command: Command): LetterRows {
  const step = advance(state, { command, actor: { kind: 'system' }, at });
  return isRefusal(step) ? { state, events, audit } : { state: step.state, events: [...events, ...step.events], audit };
}
