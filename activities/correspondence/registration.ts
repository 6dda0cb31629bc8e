import {
  completeRegistration,
  finishRegistration,
  getRegistration,
  isFenced,
  markRegistration,
  recordIntent,
  type RegistrationMark,
  type RegistrationRow,
} from '../../db/repositories/registrations.ts';
import type { OneTrip } from '../../db/tenancy.ts';
import {
  advance,
  isRefusal,
  toAuditEntry,
  type AuditEntry,
  type SubmissionState,
} from '../../domain/submission/index.ts';
import type { LetterActivities, LetterRef, RegistrationOutcome, SearchOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { scopeOf, type WriteLetter } from '../persistence/letters.ts';
import { readLetter, toRegister } from './letter.ts';

/** The far side refuses a letter that arrives later than this after it was sent. */
const SEND_WINDOW_MS = 25_000;

/**
 * Exactly one letter number. The row in `registrations` is intent and fence: only the step from `intent` to `sending`, which one
 * alone can win and which is committed before anything leaves, lets a letter be sent. From there on the outcome counts as
 * unknown until the far side has told it.
 */
export function createRegistration(
  dependencies: Dependencies,
  saveLetter: WriteLetter,
): Pick<LetterActivities, 'registerLetter' | 'fenceRegistration' | 'searchRegistration' | 'adoptNumber'> {
  const { database, vault, storage, correspondence } = dependencies;
  const inLetter = <T>(ref: LetterRef, work: (trip: OneTrip) => Promise<T>): Promise<T> =>
    database.inOneTrip(scopeOf(ref), work);

  const complete = (ref: LetterRef, number: Number): Promise<RegistrationOutcome> =>
    inLetter(ref, (trip) => keepNumber(trip, ref, number));

  /**
   * The number, the letter that has it and the message that tells of it, all or nothing. A read model that is ahead of the letter
   * tells of something that never happened: then the number alone is kept.
   */
  const keep = async (ref: LetterRef, { state, sequence, number, audit }: Registered): Promise<RegistrationOutcome> => {
    const savedAt = new Date().toISOString();
    const registered = advance(state, { command: { type: 'register', ...number }, actor: SYSTEM, at: savedAt });
    if (isRefusal(registered) || state.sequence !== sequence) return complete(ref, number);
    const { events } = registered;
    const rows = { state: registered.state, events, audit: [...audit, ...events.map(toAuditEntry)] };
    try {
      await saveLetter(rows, (trip) => finishRegistration(trip, { ...ref, ...number }));
      return { outcome: 'done', ...number, savedAt };
    } catch (error) {
      if (isFenced(error)) return complete(ref, number);
      throw error;
    }
  };

  /** What one try, or the search for it, has come to. One that comes late changes nothing of the next. */
  const leaveAs = async (ref: LetterRef, ofTry: Date, left: Pick<RegistrationMark, 'state' | 'reason'>) => {
    await inLetter(ref, (trip) => markRegistration(trip, { ...ref, ...left, ofTry, from: ['sending', 'unknown'] }));
  };

  return {
    async registerLetter({ sequence, audit, ...ref }) {
      const notAfter = new Date(Date.now() + SEND_WINDOW_MS);
      const [fence, letter] = await inLetter(ref, (trip) =>
        Promise.all([
          beginSending(trip, ref, notAfter),
          readLetter(trip, { submissionId: ref.submissionId, sealer: vault }),
        ]),
      );
      if (fence !== 'send') return fence;
      if (!letter || letter.sequence < sequence || Date.now() > notAfter.getTime()) {
        await leaveAs(ref, notAfter, { state: 'intent' });
        return { outcome: 'notSent' };
      }
      const { state } = letter;
      const result = await correspondence.register(toRegister(letter, { storage, notAfter }));
      switch (result.outcome) {
        case 'done': {
          const { letterNumber, registeredAt } = result;
          const kept = await keep(ref, { state, sequence, number: { letterNumber, registeredAt }, audit });
          return kept.outcome === 'numberTaken' ? { outcome: 'unknown' } : kept;
        }
        case 'refused':
          await leaveAs(ref, notAfter, { state: 'refused', reason: result.reason });
          return { outcome: 'refused', reason: result.reason };
        case 'notSent':
          await leaveAs(ref, notAfter, { state: 'intent' });
          return { outcome: 'notSent' };
        case 'unknown':
          await leaveAs(ref, notAfter, { state: 'unknown', reason: result.reason });
          return { outcome: 'unknown' };
      }
    },

    async fenceRegistration(ref) {
      const [, row] = await inLetter(ref, (trip) =>
        Promise.all([
          markRegistration(trip, { ...ref, from: ['sending'], state: 'unknown', reason: 'no outcome' }),
          getRegistration(trip, ref),
        ]),
      );
      return row ? numberOf(row) : { outcome: 'unknown' };
    },

    async searchRegistration(ref): Promise<SearchOutcome> {
      const row = await inLetter(ref, (trip) => getRegistration(trip, ref));
      if (!row || row.state === 'intent') return { outcome: 'notSent' };
      if (row.state === 'done') return numberOf(row);
      if (row.state === 'refused') return { outcome: 'refused', reason: row.reason ?? '' };
      if (!correspondence.canFind) return { outcome: 'cannotTell' };
      const found = await correspondence.find(row.marker);
      if (found.found) return complete(ref, found);
      if (Date.now() <= row.notAfter.getTime() + correspondence.longestDelayMs) return { outcome: 'wait' };
      await leaveAs(ref, row.notAfter, { state: 'intent' });
      return { outcome: 'notSent' };
    },

    adoptNumber: ({ letterNumber, registeredAt, ...ref }) => complete(ref, { letterNumber, registeredAt }),
  };
}

const SYSTEM = { kind: 'system' } as const;

interface Number {
  letterNumber: string;
  registeredAt: string;
}

interface Registered {
  /** The letter as it was sent, from the read model. */
  state: SubmissionState;
  /** Where the letter's workflow is. */
  sequence: number;
  number: Number;
  audit: readonly AuditEntry[];
}

const numberOf = ({ letterNumber, registeredAt }: RegistrationRow): RegistrationOutcome =>
  letterNumber && registeredAt
    ? { outcome: 'done', letterNumber, registeredAt: registeredAt.toISOString(), savedAt: null }
    : { outcome: 'unknown' };

/** Wins the fence, or says what stands there already. */
async function beginSending(
  trip: OneTrip,
  { submissionId, organisationId }: LetterRef,
  notAfter: Date,
): Promise<'send' | RegistrationOutcome> {
  const from = ['intent', 'refused'] as const;
  const [, won, row] = await Promise.all([
    recordIntent(trip, { submissionId, organisationId, marker: submissionId, notAfter }),
    markRegistration(trip, { submissionId, from, state: 'sending', notAfter, sentAt: new Date() }),
    getRegistration(trip, { submissionId }),
  ]);
  if (won) return 'send';
  return row ? numberOf(row) : { outcome: 'unknown' };
}

async function keepNumber(
  trip: OneTrip,
  { submissionId, organisationId }: LetterRef,
  { letterNumber, registeredAt }: Number,
): Promise<RegistrationOutcome> {
  const intent = { submissionId, organisationId, marker: submissionId, notAfter: registeredAt };
  const kept = await completeRegistration(trip, { ...intent, letterNumber, registeredAt });
  switch (kept.outcome) {
    case 'done':
      return { outcome: 'done', letterNumber, registeredAt, savedAt: null };
    case 'numberTaken':
      return { outcome: 'numberTaken', letterNumber };
    case 'otherNumber':
      return numberOf(kept.row);
  }
}
