import type { OneTrip } from '../tenancy.ts';
import { violatesUnique } from './errors.ts';

export type RegistrationState = 'intent' | 'sending' | 'handedOver' | 'done' | 'refused' | 'unknown';

export interface RegistrationRow {
  submissionId: string;
  organisationId: string;
  marker: string;
  /** Of the try that was sent last; none before connections were written down, when the installation's own was the only one. */
  connectionId: string | null;
  state: RegistrationState;
  notAfter: Date;
  letterNumber: string | null;
  registeredAt: Date | null;
  reason: string | null;
  /** What a letter that was handed over is known by. */
  reference: string | null;
  sentAt: Date | null;
  updatedAt: Date;
}

export interface RegistrationIntent {
  submissionId: string;
  organisationId: string;
  marker: string;
  notAfter: string | Date;
}

const NUMBER_IS_UNIQUE = 'registrations_organisation_id_letter_number_key';
const COLUMNS = `submission_id as "submissionId", organisation_id as "organisationId", marker,
  connection_id as "connectionId", state, not_after as "notAfter", letter_number as "letterNumber", registered_at as "registeredAt", reason, reference,
  sent_at as "sentAt", updated_at as "updatedAt"`;

/** Writes down that a letter is to be registered; repeated, it changes nothing. */
export async function recordIntent(transaction: OneTrip, intent: RegistrationIntent): Promise<void> {
  await transaction.query(
    `insert into registrations (submission_id, organisation_id, marker, state, not_after)
     values ($1, $2, $3, 'intent', $4) on conflict (submission_id) do nothing`,
    [intent.submissionId, intent.organisationId, intent.marker, intent.notAfter],
  );
}

/** Letters that are to be sent and have not been for a while: of each organisation at most so many, the longest waiting first. */
export async function listWaitingRegistrations(
  trip: OneTrip,
  { before, limit }: { before: Date; limit: number },
): Promise<Pick<RegistrationRow, 'submissionId' | 'organisationId'>[]> {
  return trip.query(
    `select waiting.submission_id as "submissionId", o.id as "organisationId" from organisations o
     cross join lateral (select submission_id from registrations r
       where r.organisation_id = o.id and r.state = 'intent' and r.updated_at < $1 order by r.updated_at limit $2) waiting`,
    [before, limit],
  );
}

export async function getRegistration(
  transaction: OneTrip,
  { submissionId }: { submissionId: string },
): Promise<RegistrationRow | undefined> {
  const [row] = await transaction.query<RegistrationRow>(
    `select ${COLUMNS} from registrations where submission_id = $1`,
    [submissionId],
  );
  return row;
}

export interface RegistrationMark {
  submissionId: string;
  /** Change the row only in one of these states. */
  from?: readonly RegistrationState[];
  /** Change the row only while it is of the try that had this `notAfter`; another may have begun. */
  ofTry?: Date;
  state: Exclude<RegistrationState, 'done'>;
  reason?: string | null;
  reference?: string;
  notAfter?: string | Date;
  sentAt?: string | Date;
  connectionId?: string;
}

/**
 * Moves a registration to another state. `sending` has to be committed before anything is sent: a row that never reached it
 * was surely not sent.
 * @returns the changed row; nothing when it was in none of the `from` states, or of another try
 */
export async function markRegistration(
  transaction: OneTrip,
  { submissionId, from, ofTry, state, reason, reference, notAfter, sentAt, connectionId }: RegistrationMark,
): Promise<RegistrationRow | undefined> {
  const [row] = await transaction.query<RegistrationRow>(
    `update registrations set state = $2, reason = $3, not_after = coalesce($4, not_after),
       sent_at = coalesce($5, sent_at), connection_id = coalesce($8, connection_id),
       reference = coalesce($9, reference), updated_at = now(),
       tries = tries + case when $2 = 'sending' then 1 else 0 end
     where submission_id = $1 and state <> 'done' and ($6::text[] is null or state = any ($6))
       and ($7::timestamptz is null or not_after = $7) returning ${COLUMNS}`,
    [
      ...[submissionId, state, reason ?? null, notAfter ?? null, sentAt ?? null, from ?? null, ofTry ?? null],
      ...[connectionId ?? null, reference ?? null],
    ],
  );
  return row;
}

/**
 * Keeps the letter number for good, together with what else its trip does, if the letter is still being sent.
 * @throws what {@link isFenced} knows when the registration was doubted or done meanwhile, or another letter has the number
 */
export async function finishRegistration(
  trip: OneTrip,
  { submissionId, letterNumber, registeredAt }: { submissionId: string; letterNumber: string; registeredAt: string },
): Promise<void> {
  await trip.query('select finish_registration($1, $2, $3)', [submissionId, letterNumber, registeredAt]);
}

/** The code that the database raises for a registration that takes no number, or no other. */
const TAKES_NO_NUMBER = 'PS003';

/** Whether a number could not be kept for a reason that will not go away. */
export const isFenced = (error: unknown): boolean =>
  violatesUnique(error, NUMBER_IS_UNIQUE) || (error as { code?: unknown }).code === TAKES_NO_NUMBER;

/**
 * Keeps the letter number for good, in a trip of its own. `numberTaken`: another letter of the organisation has it, and the trip
 * changed nothing. For a registration that is done already, `done` means that it has this very number.
 */
export async function completeRegistration(
  trip: OneTrip,
  { letterNumber, registeredAt, ...intent }: RegistrationIntent & { letterNumber: string; registeredAt: string | Date },
): Promise<{ outcome: 'numberTaken' } | { outcome: 'done' | 'otherNumber'; row: RegistrationRow }> {
  const { submissionId } = intent;
  const update = `update registrations set state = 'done', letter_number = $2, registered_at = $3, reason = null,
    updated_at = now() where submission_id = $1 and state <> 'done'`;
  try {
    const [, , row] = await Promise.all([
      recordIntent(trip, intent),
      trip.query(update, [submissionId, letterNumber, registeredAt]),
      getRegistration(trip, { submissionId }),
    ]);
    if (!row) throw new Error('The registration of the letter is not in this scope.');
    return { outcome: row.letterNumber === letterNumber ? 'done' : 'otherNumber', row };
  } catch (error) {
    if (violatesUnique(error, NUMBER_IS_UNIQUE)) return { outcome: 'numberTaken' };
    throw error;
  }
}
