import { ApplicationFailure, condition, currentUpdateInfo, setHandler, workflowInfo } from '@temporalio/workflow';
import type { RegistrationOutcome } from '../activities/contract.ts';
import type { Answered, Command, Refusal, RefusalCode } from '../domain/submission/index.ts';
import { abandonRegistration, adoptNumber, inspectDocument, routeLetter } from './activities.ts';
import type { By, Letter } from './letter.ts';
import { takeCirculation } from './take-circulation.ts';
import { takeNumber } from './take-number.ts';
import { COMMANDS, commandUpdate, openedUpdate, type Answer, type Envelope, type SubmissionStart } from './updates.ts';

/** The engine refuses a run's 2,001st update; a run hands over long before. */
const MANY_MESSAGES = 1_000;

interface Updates {
  /** Lets those who wait for the letter's first row go on. */
  opened(): void;
  areIdle(): boolean;
  areMany(): boolean;
}

/**
 * Registers a handler for each message. Validator and handler ask the domain's one table. A handler decides and evolves
 * before its first `await`, then carries out what its answer has to contain, writes the read model, and answers.
 */
export function answerUpdates(letter: Letter, start: SubmissionStart): Updates {
  let isOpen = false;
  let count = 0;
  let underWay = 0;

  const handle = async ({ command, actor, fingerprint }: Envelope): Promise<Answer> => {
    const id = currentUpdateInfo()?.id ?? '';
    const before = answerOf(letter, id);
    if (before) return before;
    while (letter.isAlone()) await condition(() => !letter.isAlone());
    const by = { actor, key: { id, fingerprint } };
    const refusal = endsRegistration(command)
      ? await endRegistration(letter, { command, by })
      : letter.apply(command, by);
    if (refusal) throw toFailure(refusal.refusal, { letter, fingerprint });
    return whileHandled(() => letter.inTurn(() => finish(command, fingerprint)));
  };

  const whileHandled = <T>(work: () => Promise<T>): Promise<T> => {
    count += 1;
    underWay += 1;
    return work().finally(() => (underWay -= 1));
  };

  const finish = async (command: Command, fingerprint: string): Promise<Answer> => {
    if (command.type === 'attach') await inspect(letter, command.file.id);
    if (command.type === 'submit') await letter.follow(routeLetter);
    if (!letter.isSaved()) await letter.save();
    return { submission: letter.state, fingerprint };
  };

  const validator = ({ command, actor, fingerprint }: Envelope): void => {
    if (answerOf(letter, currentUpdateInfo()?.id ?? '')) return;
    const refusal = letter.check(command, actor);
    if (refusal) throw toFailure(refusal.refusal, { letter, fingerprint });
  };

  for (const name of COMMANDS) setHandler(commandUpdate(name), handle, { validator });
  takeCirculation(letter, whileHandled);
  takeNumber(letter, whileHandled);
  setHandler(openedUpdate, async () => {
    await condition(() => isOpen);
    return { submission: letter.state, fingerprint: start.fingerprint };
  });

  return {
    opened: () => void (isOpen = true),
    areIdle: () => underWay === 0,
    areMany: () => count >= MANY_MESSAGES || workflowInfo().continueAsNewSuggested,
  };
}

/** The engine forgets with each run which updates it has answered; the letter does not. */
function answerOf({ state }: Letter, updateId: string): Answer | undefined {
  const before = state.answered.find(({ id }) => id === updateId);
  return before && { submission: state, fingerprint: before.fingerprint };
}

/** What ends a registration is first made certain in its ledger. */
const endsRegistration = (command: Command): command is Complete | GiveUp =>
  command.type === 'complete' || command.type === 'giveUp';

/** Unless it was taken away before its turn came. */
async function inspect(letter: Letter, documentId: string): Promise<void> {
  if (letter.state.documents.some(({ id }) => id === documentId))
    await letter.follow((step) => inspectDocument({ ...step, documentId }));
}

type Complete = Extract<Command, { type: 'complete' }>;
type GiveUp = Extract<Command, { type: 'giveUp' }>;
type ByRequest = By & { key: Answered };

const endRegistration = (
  letter: Letter,
  { command, by }: { command: Complete | GiveUp; by: ByRequest },
): Promise<Refusal | undefined> =>
  command.type === 'complete' ? complete(letter, { command, by }) : giveUp(letter, { command, by });

/**
 * The number that a person found is kept before the letter is called registered: another letter may have it, or this one has
 * another number already. Nothing else happens to the letter in between.
 */
const complete = (
  letter: Letter,
  { command, by }: { command: Complete; by: ByRequest },
): Promise<Refusal | undefined> =>
  letter.alone(async () => {
    const refusal = letter.check(command, by.actor);
    if (refusal) return refusal;
    const outcome = await adoptNumber({
      ...letter.ref,
      letterNumber: command.letterNumber,
      registeredAt: new Date().toISOString(),
    });
    if (outcome.outcome === 'numberTaken') throw toFailure('number-taken', { letter, fingerprint: by.key.fingerprint });
    if (outcome.outcome === 'done' && outcome.letterNumber !== command.letterNumber) {
      const { letterNumber, registeredAt } = outcome;
      letter.apply({ type: 'register', letterNumber, registeredAt, ...closingOf(outcome) });
    }
    return letter.apply({ ...command, ...closingOf(outcome) }, by);
  });

/** Only a letter that surely has no number, and will get none, is given back. */
const giveUp = (letter: Letter, { command, by }: { command: GiveUp; by: ByRequest }): Promise<Refusal | undefined> =>
  letter.alone(async () => {
    const refusal = letter.check(command, by.actor);
    if (refusal) return refusal;
    const { abandoned } = await abandonRegistration(letter.ref);
    return abandoned ? letter.apply(command, by) : { refusal: 'outcome-unknown' };
  });

const closingOf = (outcome: RegistrationOutcome) =>
  outcome.outcome === 'done' && outcome.closing ? { closing: outcome.closing } : {};

/** A failure is remembered by the engine as an answer is: it tells whose it is. */
const toFailure = (
  code: RefusalCode | 'number-taken',
  { letter: { state }, fingerprint }: { letter: Letter; fingerprint: string },
): ApplicationFailure =>
  ApplicationFailure.create({
    type: code,
    message: code,
    nonRetryable: true,
    details: [{ status: state.status, sequence: state.sequence, fingerprint }],
  });
