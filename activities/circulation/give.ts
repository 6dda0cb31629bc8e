import { createHash } from 'node:crypto';
import { getCalendar } from '../../db/repositories/organisations-for-letters.ts';
import { appendLetterAudit } from '../../db/repositories/audit.ts';
import {
  findLetterOfEvent,
  leaseOutsideEvents,
  leaveEvent,
  markEventTaken,
  type LetterOfEvent,
  type OutsideEventRow,
} from '../../db/repositories/outside-events.ts';
import { getSubmission } from '../../db/repositories/submissions.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { CirculationEvent, CirculationStep, Stamp, SubmissionState } from '../../domain/submission/index.ts';
import type { LetterRef } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { scopeOf } from '../persistence/letters.ts';
import { stampAfter } from '../routing/stamps.ts';
import { createFetchDocuments } from './documents.ts';
import type { KeptEvent } from './kept.ts';

const SCHEDULES: Scope = { kind: 'system', name: 'schedules' };
const AT_ONCE = 40;
/** Whoever gives events has so long for a batch of them; then another one may try. */
const LEASE_SECONDS = 360;

/** How long until a letter is looked for again that is not there yet, in seconds; the last value goes on. */
const PAUSES = [1, 2, 3, 5, 10, 30, 60, 300, 1_800, 3_600] as const;
/** So often an event may miss its letter before a person is told: the number of a letter is often told before it has arrived. */
const PATIENCE = 5;

/** What became of giving a letter an event. */
export type GivenEvent =
  | { readonly outcome: 'taken'; readonly sequence: number }
  /** The letter does not take such events in this status. */
  | { readonly outcome: 'notNow' }
  | { readonly outcome: 'ended' };

/** Gives a letter an event of its correspondence system; a repeat changes nothing. Throws when the letter does not answer. */
export type GiveLetter = (
  submissionId: string,
  given: { event: CirculationEvent; closing: Stamp; requestId: string },
) => Promise<GivenEvent>;

/** Gives a letter its number; `other`: it has another one, or another letter has this one. Throws when the letter does not answer. */
export type GiveNumber = (
  submissionId: string,
  given: { letterNumber: string; registeredAt: string; requestId: string },
) => Promise<'taken' | 'other' | 'notNow' | 'ended'>;

/** Why an event is with no letter. */
const REASONS = { notNow: 'letter-not-ready', ended: 'letter-ended', other: 'other-number' } as const;

/**
 * Gives letters the events that wait for them, and sees to it that each is taken: tried again while its letter is not there, is only
 * about to get its number, or does not answer.
 * @returns how many were tried
 */
export function createGiveEvents(dependencies: Dependencies): () => Promise<number> {
  const { database, vault } = dependencies;
  const give = createGiveEvent(dependencies);
  return async () => {
    const due = await database.inOneTrip(SCHEDULES, (trip) =>
      leaseOutsideEvents<KeptEvent>(trip, { sealer: vault, seconds: LEASE_SECONDS, limit: AT_ONCE }),
    );
    await Promise.all(
      byLetter(due).map(async (events) => {
        for (const event of events) await give(event);
      }),
    );
    return due.length;
  };
}

type Row = OutsideEventRow<KeptEvent>;

/** Those of one letter are given one after the other, in the order in which they happened. */
function byLetter(due: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of due.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const letter = `${row.organisationId}/${row.letterNumber}`;
    groups.set(letter, [...(groups.get(letter) ?? []), row]);
  }
  return [...groups.values()];
}

function createGiveEvent(dependencies: Dependencies): (row: Row) => Promise<void> {
  const { database, giveLetter, giveNumber, onEventDelayed } = dependencies;
  const fetchDocuments = createFetchDocuments(dependencies);

  const leave = (row: Row, { reason, submissionId }: { reason: string; submissionId?: string }) =>
    database.inOneTrip(SCHEDULES, (trip) => {
      const pause = PAUSES[Math.min(row.tries, PAUSES.length) - 1] ?? 1;
      const state = row.tries >= PATIENCE || reason === 'letter-ended' ? 'nobody' : 'kept';
      return leaveEvent(trip, {
        ...{ id: row.id, state, reason, nextTryAt: new Date(Date.now() + pause * 1_000) },
        ...(submissionId !== undefined && { submissionId }),
      });
    });

  /** Of a letter that was handed over: it is kept, and written down, as any number is. */
  const giveNumberTo = async (row: Row, { submissionId }: LetterOfEvent): Promise<void> => {
    const { letterNumber, at: registeredAt } = row.payload.event;
    const requestId = `${idOf(row)}/${row.tries}`;
    const outcome = await giveNumber(submissionId, { letterNumber, registeredAt, requestId });
    if (outcome !== 'taken') return leave(row, { submissionId, reason: REASONS[outcome] });
    await database.inOneTrip(SCHEDULES, (trip) => markEventTaken(trip, { id: row.id, submissionId }));
  };

  const giveTo = async (row: Row, { submissionId, applicantId }: LetterOfEvent): Promise<void> => {
    const ref = { submissionId, applicantId, organisationId: row.organisationId ?? '' };
    const closing = await closingOf(dependencies, ref);
    const event = toCirculation(row, await fetchDocuments(row, ref));
    if (!event) return;
    const given = await giveLetter(submissionId, { event, closing, requestId: `${event.id}/${row.tries}` });
    if (given.outcome !== 'taken') return leave(row, { submissionId, reason: REASONS[given.outcome] });
    const entry = { sequence: given.sequence, at: new Date().toISOString(), action: event.type } as const;
    await database.inOneTrip(scopeOf(ref), (trip) =>
      Promise.all([
        markEventTaken(trip, { id: row.id, submissionId }),
        appendLetterAudit(trip, { ...ref, entries: [{ ...entry, actorKind: 'system', actorId: null }] }),
      ]),
    );
  };

  return async (row) => {
    const { organisationId, payload } = row;
    try {
      const { letterNumber, marker } = payload.event;
      const letter =
        organisationId === null
          ? undefined
          : await database.inOneTrip(SCHEDULES, (trip) =>
              findLetterOfEvent(trip, { organisationId, marker, letterNumber }),
            );
      if (!letter) return await leave(row, { reason: 'unknown-letter' });
      if (letter.letterNumber !== null && letter.letterNumber !== letterNumber)
        return await leave(row, { reason: 'other-number' });
      await (payload.event.type === 'registered' ? giveNumberTo : giveTo)(row, letter);
    } catch (error) {
      onEventDelayed(error);
      await leave(row, { reason: 'no-answer' }).catch(onEventDelayed);
    }
  };
}

/** What a letter knows the event by, whichever way and connection it was told by: a system that has moved tells it all again. */
const idOf = ({ eventId, type, payload: { event } }: Row): string =>
  createHash('sha256')
    .update(JSON.stringify([eventId, type, event.at]))
    .digest('base64url')
    .slice(0, 32);

function toCirculation(row: Row, documents: Documents): CirculationEvent | undefined {
  const { event } = row.payload;
  const told = { id: idOf(row), at: event.at };
  switch (event.type) {
    case 'registered':
      return undefined;
    case 'referred':
      return { ...told, type: event.type, unit: event.unit, person: event.person, note: event.note };
    case 'returned':
      return { ...told, type: event.type, reason: event.reason };
    case 'filed':
      return { ...told, type: event.type };
    case 'replied':
      return { ...told, type: event.type, text: event.text, documents };
  }
}

type Documents = Extract<CirculationStep, { type: 'replied' }>['documents'];

/** When a letter closes that is answered now, by the organisation's calendar of today. */
async function closingOf({ database, vault }: Dependencies, ref: LetterRef): Promise<Stamp> {
  const [letter, calendar] = await database.inOneTrip(scopeOf(ref), (trip) =>
    Promise.all([
      getSubmission<SubmissionState>(trip, { id: ref.submissionId, sealer: vault }),
      getCalendar(trip, ref),
    ]),
  );
  if (!letter || !calendar) throw new Error('The letter of an event is not in its scope.');
  return stampAfter(calendar, letter.state.terms.closeAfterDays);
}
