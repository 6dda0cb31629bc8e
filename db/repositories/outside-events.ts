import type { CirculationStep } from '../../domain/submission/index.ts';
import type { Sealer } from '../crypto.ts';
import type { OneTrip } from '../tenancy.ts';

const PAYLOAD = 'outside_events.payload';

export type OutsideEventState = 'kept' | 'taken' | 'nobody';

/** What a connection tells, as it is kept before anybody acts on it. */
export interface NewOutsideEvent {
  connectionId: string;
  /** The partner's own: told again, it is the same event. */
  eventId: string;
  /** Null when it names an organisation that is not known, and is of no connection of one. */
  organisationId: string | null;
  letterNumber: string | null;
  /** `malformed` for what cannot be read; a person sees it. */
  type: CirculationStep['type'] | 'registered' | 'malformed';
  at: string | Date;
  /** Sealed here, any JSON. */
  payload: unknown;
  /** Why no letter can ever take it: a person sees it at once. */
  lost: 'malformed' | 'unknown-organisation' | 'other-organisation' | null;
}

export interface OutsideEventRow<Payload = unknown> extends Omit<NewOutsideEvent, 'lost'> {
  id: string;
  submissionId: string | null;
  at: Date;
  receivedAt: Date;
  payload: Payload;
  state: OutsideEventState;
  reason: string | null;
  tries: number;
}

const COLUMNS = `e.id, e.connection_id as "connectionId", e.event_id as "eventId", e.organisation_id as "organisationId",
  e.submission_id as "submissionId", e.letter_number as "letterNumber", e.type, e.at, e.received_at as "receivedAt",
  e.payload, e.state, e.reason, e.tries`;

/** Keeps an event; one that is kept already stays as it is. What can never be taken is left to a person at once. */
export async function keepOutsideEvent(
  trip: OneTrip,
  { sealer, event }: { sealer: Sealer; event: NewOutsideEvent },
): Promise<void> {
  await trip.query(
    `insert into outside_events (connection_id, event_id, organisation_id, letter_number, type, at, payload, state, reason,
       next_try_at)
     values ($1, $2, $3, $4, $5, $6, $7, case when $8::text is null then 'kept' else 'nobody' end, $8,
       case when $8::text is null then now() else 'infinity' end) on conflict do nothing`,
    [
      ...[event.connectionId, event.eventId, event.organisationId, event.letterNumber, event.type, event.at],
      ...[sealer.seal(PAYLOAD, event.payload), event.lost],
    ],
  );
}

/** Takes events whose turn it is, for `seconds` from the sight of others; of the oldest first. */
export async function leaseOutsideEvents<Payload>(
  trip: OneTrip,
  { sealer, seconds, limit }: { sealer: Sealer; seconds: number; limit: number },
): Promise<OutsideEventRow<Payload>[]> {
  const rows = await trip.query<OutsideEventRow<Buffer>>(
    `update outside_events e set next_try_at = now() + make_interval(secs => $1), tries = e.tries + 1
     from (select id from outside_events where state <> 'taken' and next_try_at <= now()
       order by next_try_at limit $2 for update skip locked) due
     where e.id = due.id returning ${COLUMNS}`,
    [seconds, limit],
  );
  return rows.map((row) => opened<Payload>(row, sealer));
}

/** Where an event belongs: the letter by its marker or, for a partner that knows none, by its number. */
export interface LetterOfEvent {
  submissionId: string;
  applicantId: string;
  letterNumber: string | null;
}

export async function findLetterOfEvent(
  trip: OneTrip,
  { organisationId, marker, letterNumber }: { organisationId: string; marker: string | null; letterNumber: string },
): Promise<LetterOfEvent | undefined> {
  const [letter] = await trip.query<LetterOfEvent>(
    `select r.submission_id as "submissionId", s.applicant_id as "applicantId", r.letter_number as "letterNumber"
     from registrations r join submissions s on s.id = r.submission_id
     where r.organisation_id = $1 and (r.marker = $2 or $2::text is null and r.letter_number = $3)`,
    [organisationId, marker, letterNumber],
  );
  return letter;
}

/** The letter has taken it. */
export async function markEventTaken(trip: OneTrip, { id, submissionId }: { id: string; submissionId: string }) {
  await trip.query(
    `update outside_events set state = 'taken', reason = null, submission_id = $2, updated_at = now() where id = $1`,
    [id, submissionId],
  );
}

interface Left {
  id: string;
  state: Exclude<OutsideEventState, 'taken'>;
  reason: string;
  submissionId?: string;
  /** When it is tried again. */
  nextTryAt: Date;
}

/** Nobody has taken it yet. */
export async function leaveEvent(trip: OneTrip, { id, state, reason, submissionId, nextTryAt }: Left): Promise<void> {
  await trip.query(
    `update outside_events set state = $2, reason = $3, submission_id = coalesce($4, submission_id), next_try_at = $5,
       updated_at = now() where id = $1 and state <> 'taken'`,
    [id, state, reason, submissionId ?? null, nextTryAt],
  );
}

/** What is known of an event by now, its documents for example. */
export async function changeEventPayload(
  trip: OneTrip,
  { id, payload, sealer }: { id: string; payload: unknown; sealer: Sealer },
): Promise<void> {
  await trip.query('update outside_events set payload = $2, updated_at = now() where id = $1', [
    id,
    sealer.seal(PAYLOAD, payload),
  ]);
}

/** What came after a letter had ended, oldest first: it is shown beside it. */
export async function listLateEvents<Payload>(
  trip: OneTrip,
  { submissionId, sealer }: { submissionId: string; sealer: Sealer },
): Promise<OutsideEventRow<Payload>[]> {
  const rows = await trip.query<OutsideEventRow<Buffer>>(
    `select ${COLUMNS} from outside_events e
     where e.submission_id = $1 and e.state = 'nobody' and e.reason = 'letter-ended' order by e.at, e.id limit 200`,
    [submissionId],
  );
  return rows.map((row) => opened<Payload>(row, sealer));
}

export async function getCursor(trip: OneTrip, { connectionId }: { connectionId: string }): Promise<string | null> {
  const [row] = await trip.query<{ cursor: string }>('select cursor from outside_cursors where connection_id = $1', [
    connectionId,
  ]);
  return row?.cursor ?? null;
}

export async function keepCursor(
  trip: OneTrip,
  { connectionId, cursor }: { connectionId: string; cursor: string },
): Promise<void> {
  await trip.query(
    `insert into outside_cursors (connection_id, cursor) values ($1, $2)
     on conflict (connection_id) do update set cursor = excluded.cursor, updated_at = now()`,
    [connectionId, cursor],
  );
}

export type RefusalOfHook = 'forged' | 'old' | 'malformed';

/** Counts what was refused: a day's refusals of one kind are one row, however many come. */
export async function noteRefusal(
  trip: OneTrip,
  { organisationId, reason }: { organisationId: string; reason: RefusalOfHook },
): Promise<void> {
  await trip.query(
    `insert into outside_refusals (organisation_id, reason) values ($1, $2)
     on conflict (organisation_id, reason, day) do update set times = outside_refusals.times + 1, last_at = now()`,
    [organisationId, reason],
  );
}

/** Whom a hook's address names: by id or by slug; an organisation that takes no letters any more has letters still. */
export async function findHookOrganisation(
  trip: OneTrip,
  { name }: { name: string },
): Promise<{ id: string; slug: string } | undefined> {
  const [row] = await trip.query<{ id: string; slug: string }>(
    'select id, slug from organisations where id::text = $1 or slug = $1 order by (id::text = $1) desc limit 1',
    [name],
  );
  return row;
}

const opened = <Payload>(row: OutsideEventRow<Buffer>, sealer: Sealer): OutsideEventRow<Payload> => ({
  ...row,
  payload: sealer.open<Payload>(PAYLOAD, row.payload),
});
