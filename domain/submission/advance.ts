import { decide, isRefusal, type Request } from './decide.ts';
import type { RecordedEvent } from './events.ts';
import { evolve, record } from './evolve.ts';
import type { Refusal } from './refusal.ts';
import type { Answered, SubmissionState } from './state.ts';

/** A letter after a command, with what happened. */
export interface Advance {
  readonly state: SubmissionState;
  readonly events: readonly RecordedEvent[];
}

/** Carries a command out: `evolve` over what `decide` gives. Pure; the refusal, if there is one, changes nothing. */
export function advance(before: SubmissionState, request: Request): Advance | Refusal {
  const { actor, at } = request;
  const decision = decide(before, request);
  if (isRefusal(decision)) return decision;
  let state = before;
  const events: RecordedEvent[] = [];
  for (const event of decision) {
    if (event.type === 'created') continue;
    state = evolve(state, event, at);
    events.push(record(event, { actor, at, sequence: state.sequence }));
  }
  return { state: request.key ? { ...state, answered: remember(state.answered, request.key) } : state, events };
}

/** So many requests are told from new ones for good. */
const REMEMBERED = 20;

const remember = (answered: readonly Answered[], key: Answered): readonly Answered[] => [
  ...answered.slice(1 - REMEMBERED),
  key,
];
