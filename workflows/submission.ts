import { allHandlersFinished, condition, continueAsNew } from '@temporalio/workflow';
import { earliest, owed, owesTheSame } from '../domain/submission/index.ts';
import { answerUpdates } from './answer-updates.ts';
import { openLetter, type Letter } from './letter.ts';
import type { SubmissionStart } from './updates.ts';
import { register } from './registration.ts';

/**
 * The life of one letter, from the applicant's first draft to the organisation's last answer.
 *
 * People's updates change the letter at any time (see `answerUpdates`); this body carries out what the letter
 * then owes by itself. When two things happen at once:
 * - of two updates, the one that the engine put first in the history counts, and the other is refused;
 * - an update goes before a deadline that passes in the same workflow task: a person wins against the clock;
 * - once a letter is `registering` it can't be withdrawn: the number may exist already.
 */
export async function submission(start: SubmissionStart): Promise<void> {
  const letter = openLetter(start);
  const updates = answerUpdates(letter, start);
  await letter.inTurn(letter.save);
  updates.opened();

  const isToRegister = (): boolean => owed(letter.state).effects.includes('register') && letter.isSaved();
  const atHandover = (): boolean => updates.areMany() && allHandlersFinished();
  const isToSettle = (): boolean => !letter.isSaved() || (isResting(letter) && !letter.isSettled());
  const hasWork = (): boolean => isToSettle() || isToRegister() || atHandover();

  for (;;) {
    if (!updates.areIdle()) await condition(updates.areIdle);
    if (isToSettle()) await letter.settle();
    else if (owed(letter.state).end) break;
    else if (atHandover()) await goOn(letter, start);
    else if (isToRegister()) await register(letter, { interrupted: atHandover });
    else await waitForDeadline(letter, { interrupted: () => updates.areIdle() && hasWork() });
  }

  await condition(allHandlersFinished);
  if (!letter.isSettled()) await letter.settle();
  await condition(allHandlersFinished);
}

/** Waits until the letter owes something else, or until the earliest of its deadlines, whose command then happens. */
async function waitForDeadline(letter: Letter, { interrupted }: { interrupted: () => boolean }): Promise<void> {
  const before = letter.state;
  const changed = (): boolean => interrupted() || !owesTheSame(before, letter.state);
  const deadline = earliest(before);
  if (!deadline) return condition(changed);
  const left = Date.parse(deadline.at) - Date.now();
  if (left > 0 && (await condition(changed, left))) return;
  const due = earliest(letter.state);
  if (due && Date.parse(due.at) <= Date.parse(deadline.at)) letter.apply({ type: due.command });
}

/** A letter that is registered, or waits for its number, may rest for weeks: its audit log is brought up to date before. */
const isResting = ({ state: { status, handover } }: Letter): boolean =>
  status === 'registered' || status === 'replied' || handover !== null;

/** Histories are kept short: the life so far becomes the start of the next run. */
function goOn(letter: Letter, start: SubmissionStart): Promise<never> {
  const carried = { state: letter.state, unaudited: letter.unaudited() };
  return continueAsNew<typeof submission>({ ...start, carried });
}
