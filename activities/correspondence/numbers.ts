import type { WorkingCalendar } from '../../domain/calendar/index.ts';
import { getCalendar } from '../../db/repositories/organisations-for-letters.ts';
import {
  completeRegistration,
  finishRegistration,
  isFenced,
  type RegistrationRow,
} from '../../db/repositories/registrations.ts';
import { getSubmission } from '../../db/repositories/submissions.ts';
import {
  advance,
  isRefusal,
  toAuditEntry,
  type AuditEntry,
  type Stamp,
  type SubmissionState,
} from '../../domain/submission/index.ts';
import type { LetterRef, RegistrationOutcome } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { scopeOf, type WriteLetter } from '../persistence/letters.ts';
import { stampAfter } from '../routing/stamps.ts';

export interface LetterNumber {
  letterNumber: string;
  registeredAt: string;
}

/** A letter that has its number, and is to be written down with it. */
export interface Registered {
  /** The letter as it was sent, from the read model. */
  state: SubmissionState;
  /** Where the letter's workflow is. */
  sequence: number;
  number: LetterNumber;
  /** When the letter closes unless something comes. */
  closing: Stamp;
  audit: readonly AuditEntry[];
}

/** Keeps the numbers of letters. */
export interface Numbers {
  /**
   * Keeps the number, the letter that has it and the message that tells of it, all or nothing. A read model that is ahead of the letter
   * tells of something that never happened: then the number alone is kept.
   */
  keepWithLetter(ref: LetterRef, registered: Registered): Promise<RegistrationOutcome>;
  /** Keeps the number alone. The letter may have another already, or another letter this one. */
  keepAlone(ref: LetterRef, number: LetterNumber): Promise<RegistrationOutcome>;
  /** What the registration has come to already. */
  outcomeOf(ref: LetterRef, row: RegistrationRow): Promise<RegistrationOutcome>;
}

const SYSTEM = { kind: 'system' } as const;

export function createNumbers(dependencies: Dependencies, saveLetter: WriteLetter): Numbers {
  const done = async (ref: LetterRef, number: LetterNumber): Promise<RegistrationOutcome> => {
    const closing = await closingOf(dependencies, ref);
    return { outcome: 'done', ...number, savedAt: null, ...(closing && { closing }) };
  };

  const outcomeOf = async (ref: LetterRef, row: RegistrationRow): Promise<RegistrationOutcome> => {
    const { state, letterNumber, registeredAt, reference } = row;
    if (letterNumber && registeredAt) return done(ref, { letterNumber, registeredAt: registeredAt.toISOString() });
    if (state !== 'handedOver') return { outcome: 'unknown' };
    return { outcome: 'handedOver', reference: reference ?? '', due: await receiptDueOf(dependencies, ref) };
  };

  const keepAlone = async (ref: LetterRef, number: LetterNumber): Promise<RegistrationOutcome> => {
    const { submissionId, organisationId } = ref;
    const { letterNumber, registeredAt } = number;
    const intent = { submissionId, organisationId, marker: submissionId, notAfter: registeredAt };
    const kept = await dependencies.database.inOneTrip(scopeOf(ref), (trip) =>
      completeRegistration(trip, { ...intent, letterNumber, registeredAt }),
    );
    switch (kept.outcome) {
      case 'done':
        return done(ref, { letterNumber, registeredAt });
      case 'numberTaken':
        return { outcome: 'numberTaken', letterNumber };
      case 'otherNumber':
        return outcomeOf(ref, kept.row);
    }
  };

  return {
    keepAlone,
    outcomeOf,
    async keepWithLetter(ref, registered) {
      const { number, closing } = registered;
      const savedAt = new Date().toISOString();
      const rows = rowsOf(registered, savedAt);
      if (!rows) return keepAlone(ref, number);
      try {
        await saveLetter(rows, (trip) => finishRegistration(trip, { ...ref, ...number }));
        return { outcome: 'done', ...number, savedAt, closing };
      } catch (error) {
        if (isFenced(error)) return keepAlone(ref, number);
        throw error;
      }
    },
  };
}

/** What is written down of a letter with its number; nothing where it is not as its workflow knows it. */
export function rowsOf({ state, sequence, number, closing, audit }: Registered, at: string) {
  const registered = advance(state, { command: { type: 'register', ...number, closing }, actor: SYSTEM, at });
  if (isRefusal(registered) || state.sequence !== sequence) return undefined;
  const { events } = registered;
  return { state: registered.state, events, audit: [...audit, ...events.map(toAuditEntry)] };
}

/** When a letter that gets its number now closes, by the organisation's calendar of today. */
function closingOf({ database, vault }: Dependencies, ref: LetterRef): Promise<Stamp | undefined> {
  return database.inOneTrip(scopeOf(ref), async (trip) => {
    const [letter, calendar] = await Promise.all([
      getSubmission<SubmissionState>(trip, { id: ref.submissionId, sealer: vault }),
      getCalendar(trip, ref),
    ]);
    return letter && calendar && stampAfter(calendar, letter.state.terms.closeAfterDays);
  });
}

/** An office takes days to register what it got. */
const RECEIPT_DAYS = 7;

/** When a letter that is handed over now should have its number. */
export const receiptDue = (calendar: WorkingCalendar): Stamp => stampAfter(calendar, RECEIPT_DAYS);

async function receiptDueOf({ database }: Dependencies, ref: LetterRef): Promise<Stamp> {
  const calendar = await database.inOneTrip(scopeOf(ref), (trip) => getCalendar(trip, ref));
  if (!calendar) throw new Error('The organisation of the letter is not in this scope.');
  return receiptDue(calendar);
}
