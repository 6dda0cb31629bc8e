import { ActivityFailure, CancellationScope, condition, setHandler, sleep } from '@temporalio/workflow';
import type { RegistrationOutcome, SearchOutcome } from '../activities/contract.ts';
import { fenceRegistration, registerLetter, searchRegistration } from './activities.ts';
import type { Letter } from './letter.ts';
import { correspondenceAnswers } from './updates.ts';

/** How long until the next try after an outage, if `correspondenceWatch` does not call; the last value goes on. */
const PAUSES = ['2s', '5s', '15s', '30s', '1m', '2m'] as const;
const LONGEST_PAUSE = '5m';
/** After this many tries without reaching the correspondence system a person is told. */
const PATIENCE = 6;
/** How long between two searches for an unknown outcome. */
const SEARCH_PAUSE = '5s';

/**
 * Gets an accepted letter its number, exactly one. A letter whose outcome is unknown is never sent again before the outcome
 * is found; what only a person can settle raises the flag and ends the try.
 * @param interrupted whether the next run is to go on with it: an outage may last longer than a history can grow
 */
export async function register(letter: Letter, { interrupted }: { interrupted: () => boolean }): Promise<void> {
  let calls = 0;
  setHandler(correspondenceAnswers, () => void (calls += 1));
  for (let tries = 1; ; tries++) {
    const callsBefore = calls;
    const outcome = await sendAndFind(letter, interrupted);
    if (!outcome) return;
    switch (outcome.outcome) {
      case 'done':
        takeNumber(letter, outcome);
        return;
      case 'handedOver':
        letter.apply({ type: 'handOver', reference: outcome.reference, due: outcome.due });
        return;
      case 'refused':
        letter.apply({ type: 'raiseAttention', reason: 'refused-by-correspondence', detail: outcome.reason });
        return;
      case 'numberTaken':
        letter.apply({ type: 'raiseAttention', reason: 'number-taken', detail: outcome.letterNumber });
        return;
      case 'cannotTell':
        letter.apply({ type: 'raiseAttention', reason: 'outcome-unknown', detail: null });
        return;
      default:
        if (tries >= PATIENCE && !letter.state.attention) await tellUnreachable(letter);
        await pause(letter, { tries, called: () => calls > callsBefore });
        if (isSettledByPerson(letter) || interrupted()) return;
    }
  }
}

function takeNumber(letter: Letter, { letterNumber, registeredAt, savedAt, closing }: Done): void {
  const command = { type: 'register', letterNumber, registeredAt, ...(closing && { closing }) } as const;
  if (savedAt) letter.adopt(command, savedAt);
  else letter.apply(command);
}

type Outcome = RegistrationOutcome | SearchOutcome;
type Done = Extract<Outcome, { outcome: 'done' }>;
type Settled = Exclude<Outcome, { outcome: 'unknown' | 'wait' }>;

/** Undefined when a person has settled the letter meanwhile, or the next run is to search on. */
async function sendAndFind(letter: Letter, interrupted: () => boolean): Promise<Settled | undefined> {
  let outcome: Outcome = await letter.alone(() => send(letter));
  if (isSettledByPerson(letter)) return undefined;
  while (outcome.outcome === 'unknown' || outcome.outcome === 'wait') {
    outcome = await search(letter);
    if (isSettledByPerson(letter)) return undefined;
    if (outcome.outcome !== 'wait') continue;
    await sleep(SEARCH_PAUSE);
    if (interrupted()) return undefined;
  }
  return outcome;
}

/** An outage says nothing about the letter: the search goes on, but a person is told of a long one, and may settle it. */
async function search(letter: Letter): Promise<SearchOutcome> {
  const scope = new CancellationScope();
  const found = scope.run(() => searchRegistration(letter.ref));
  let isOver = false;
  const over = () => void (isOver = true);
  found.then(over, over);
  try {
    await condition(() => isOver || isSettledByPerson(letter));
    if (!isOver) scope.cancel();
    return await found;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    if (!letter.state.attention && !isSettledByPerson(letter)) await tellUnreachable(letter);
    return { outcome: 'wait' };
  }
}

const isSettledByPerson = ({ state: { status } }: Letter): boolean => status !== 'registering';

/** Nothing else happens to the letter until the outcome is known, or whoever sends it can write no more. */
async function send(letter: Letter): Promise<RegistrationOutcome> {
  await condition(letter.isSaved);
  if (isSettledByPerson(letter)) return { outcome: 'notSent' };
  const outcome = await trySending(letter);
  return outcome.outcome === 'unknown' ? fenceRegistration(letter.ref) : outcome;
}

/** A worker that dies in the middle leaves its one attempt to time out: the outcome is as unknown as that of a hung call. */
async function trySending({ ref, state, unaudited }: Letter): Promise<RegistrationOutcome> {
  try {
    return await registerLetter({ ...ref, sequence: state.sequence, audit: unaudited() });
  } catch (error) {
    if (error instanceof ActivityFailure) return { outcome: 'unknown' };
    throw error;
  }
}

async function tellUnreachable(letter: Letter): Promise<void> {
  letter.apply({ type: 'raiseAttention', reason: 'correspondence-unreachable', detail: null });
  await letter.settle();
}

/** The pause ends early when a person acts on the stuck letter, or the correspondence system is seen to answer again. */
async function pause(letter: Letter, { tries, called }: { tries: number; called: () => boolean }): Promise<void> {
  const { attention } = letter.state;
  const duration = PAUSES[tries - 1] ?? LONGEST_PAUSE;
  const isToGoOn = (): boolean =>
    called() || letter.state.attention !== attention || letter.state.status !== 'registering';
  await condition(isToGoOn, duration);
}
