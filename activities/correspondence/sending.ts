import type { WorkingCalendar } from '../../domain/calendar/index.ts';
import { getCalendar } from '../../db/repositories/organisations-for-letters.ts';
import { getRegistration, markRegistration, recordIntent } from '../../db/repositories/registrations.ts';
import type { RegistrationMark, RegistrationRow } from '../../db/repositories/registrations.ts';
import type { OneTrip } from '../../db/tenancy.ts';
import type { LetterActivities, LetterRef, RegistrationOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { scopeOf } from '../persistence/letters.ts';
import { stampAfter } from '../routing/stamps.ts';
import { readLetter, toRegister } from './letter.ts';
import { receiptDue, type Numbers } from './numbers.ts';
import type { RegisterOutcome } from './port.ts';

/** The far side refuses a letter that arrives later than this after it was sent. */
const SEND_WINDOW_MS = 25_000;

/** Wins the fence, sends the letter once, and writes down what became of it. */
export function createSending(dependencies: Dependencies, numbers: Numbers): LetterActivities['registerLetter'] {
  const { storage, outside } = dependencies;
  return async ({ sequence, audit, ...ref }) => {
    const connected = await outside.correspondenceOf(ref.organisationId);
    const notAfter = new Date(Date.now() + SEND_WINDOW_MS);
    if (!connected) return waitForSystem(dependencies, ref, notAfter);
    const { fence, row, letter, calendar } = await begin(dependencies, ref, {
      notAfter,
      connectionId: connected.connectionId,
    });
    if (fence === 'lost') return row ? numbers.outcomeOf(ref, row) : { outcome: 'unknown' };
    if (!letter || !calendar || letter.sequence < sequence || Date.now() > notAfter.getTime()) {
      await leaveAs(dependencies, ref, { ofTry: notAfter, state: 'intent' });
      return { outcome: 'notSent' };
    }
    const result = await connected.system.register(toRegister(letter, { storage, notAfter }));
    if (result.outcome !== 'done') return leaveUndone(dependencies, ref, { result, ofTry: notAfter, calendar });
    const { letterNumber, registeredAt } = result;
    const { state } = letter;
    const closing = stampAfter(calendar, state.terms.closeAfterDays);
    const number = { letterNumber, registeredAt };
    const kept = await numbers.keepWithLetter(ref, { state, sequence, number, closing, audit });
    return kept.outcome === 'numberTaken' ? { outcome: 'unknown' } : kept;
  };
}

/** It is called once its organisation has switched a system on. */
async function waitForSystem({ database }: Dependencies, ref: LetterRef, notAfter: Date): Promise<RegistrationOutcome> {
  await database.inOneTrip(scopeOf(ref), (trip) => recordIntent(trip, intentOf(ref, notAfter)));
  return { outcome: 'notSent' };
}

const intentOf = ({ submissionId, organisationId }: LetterRef, notAfter: Date) => ({
  ...{ submissionId, organisationId, marker: submissionId, notAfter },
});

/** The fence, the letter and its organisation's calendar in one trip. */
function begin({ database, vault }: Dependencies, ref: LetterRef, by: Try) {
  return database.inOneTrip(scopeOf(ref), async (trip) => {
    const [fence, letter, calendar] = await Promise.all([
      takeFence(trip, ref, by),
      readLetter(trip, { submissionId: ref.submissionId, sealer: vault }),
      getCalendar(trip, ref),
    ]);
    return { ...fence, letter, calendar };
  });
}

interface Try {
  notAfter: Date;
  connectionId: string;
}

interface Fence {
  fence: 'won' | 'lost';
  row: RegistrationRow | undefined;
}

/** Only one try at a time can move the row to `sending`; what stands there already is told. */
async function takeFence(trip: OneTrip, ref: LetterRef, { notAfter, connectionId }: Try): Promise<Fence> {
  const { submissionId } = ref;
  const from = ['intent', 'refused'] as const;
  const [, won, row] = await Promise.all([
    recordIntent(trip, intentOf(ref, notAfter)),
    markRegistration(trip, { submissionId, from, state: 'sending', notAfter, connectionId, sentAt: new Date() }),
    getRegistration(trip, { submissionId }),
  ]);
  return { fence: won ? 'won' : 'lost', row };
}

type Undone = Exclude<RegisterOutcome, { outcome: 'done' }>;

async function leaveUndone(
  dependencies: Dependencies,
  ref: LetterRef,
  { result, ofTry, calendar }: { result: Undone; ofTry: Date; calendar: WorkingCalendar },
): Promise<RegistrationOutcome> {
  if (result.outcome === 'handedOver') {
    const { outcome, reference } = result;
    await leaveAs(dependencies, ref, { ofTry, state: outcome, reference });
    return { outcome, reference, due: receiptDue(calendar) };
  }
  const { outcome, reason } = result;
  switch (outcome) {
    case 'refused':
      await leaveAs(dependencies, ref, { ofTry, state: 'refused', reason });
      return { outcome, reason };
    case 'notSent':
      await leaveAs(dependencies, ref, { ofTry, state: 'intent' });
      return { outcome };
    case 'unknown':
      await leaveAs(dependencies, ref, { ofTry, state: 'unknown', reason });
      return { outcome };
  }
}

/** What one try, or the search for it, has come to. One that comes late changes nothing of the next. */
export async function leaveAs(
  { database }: Dependencies,
  ref: LetterRef,
  left: Pick<RegistrationMark, 'state' | 'reason' | 'reference' | 'ofTry'>,
): Promise<void> {
  await database.inOneTrip(scopeOf(ref), (trip) =>
    markRegistration(trip, { ...ref, ...left, from: ['sending', 'unknown'] }),
  );
}
