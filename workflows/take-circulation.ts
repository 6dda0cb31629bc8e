import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { hasTaken, type CirculationEvent, type Stamp } from '../domain/submission/index.ts';
import type { Letter } from './letter.ts';
import { circulateUpdate } from './updates.ts';

interface Given {
  readonly event: CirculationEvent;
  /** When the letter closes if the event is a reply and nothing else comes. */
  readonly closing: Stamp;
}

/**
 * Takes what the correspondence system tells of the letter, each event once. The event is durable outside before the letter hears of it
 * and is given until the letter has it: whoever gives it writes its entry of the audit log, once the answer is there.
 * @param whileHandled has the letter's body wait as for any message
 */
export function takeCirculation(letter: Letter, whileHandled: <T>(work: () => Promise<T>) => Promise<T>): void {
  const refuseUnfit = ({ event, closing }: Given): void => {
    const known = hasTaken(letter.state, event.id);
    if (known) throw failure('already-taken', { sequence: known.sequence });
    const refusal = letter.check({ type: 'circulate', event, closing }, { kind: 'system' });
    if (refusal) throw failure(refusal.refusal, { status: letter.state.status });
  };

  const take = async (given: Given): Promise<{ sequence: number }> => {
    while (letter.isAlone()) await condition(() => !letter.isAlone());
    refuseUnfit(given);
    letter.applyAudited({ type: 'circulate', ...given });
    const { sequence } = letter.state;
    await whileHandled(() => letter.inTurn(async () => letter.isSaved() || letter.save()));
    return { sequence };
  };

  setHandler(circulateUpdate, take, { validator: refuseUnfit });
}

const failure = (type: string, detail: object): ApplicationFailure =>
  ApplicationFailure.create({ type, message: type, nonRetryable: true, details: [detail] });
