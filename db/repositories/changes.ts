import type { SubmissionEventType, SubmissionStatus } from '../../domain/submission/index.ts';
import type { OneTrip } from '../tenancy.ts';

/** What happened to a letter, in its place in the feed of its applicant; of the letter what never changes again. */
export interface Change {
  /** From 1, without gaps, in the order in which letters were written. */
  position: number;
  submissionId: string;
  organisationId: string;
  trackingCode: string | null;
  clientReference: string | null;
  letterNumber: string | null;
  sequence: number;
  type: SubmissionEventType;
  /** Of the letter after it. */
  status: SubmissionStatus;
  at: Date;
  /** What was told of this letter from this sequence on, before, never happened. */
  corrects: boolean;
}

/** A change as programs are told of it: nothing personal, and no words of anybody. */
export const changeJson = ({ at, ...change }: Change) => ({ ...change, at: at.toISOString() });

/** The next changes of the applicant's letters, in order. In the applicant's scope. */
export function listChanges(
  trip: OneTrip,
  { applicantId, after, limit }: { applicantId: string; after: number; limit: number },
): Promise<Change[]> {
  return trip.query<Change>(
    `select c.position::float8 as position, c.submission_id as "submissionId", s.organisation_id as "organisationId",
       s.tracking_code as "trackingCode", s.client_reference as "clientReference", s.letter_number as "letterNumber",
       c.sequence, c.type, c.status, c.at, c.corrects
     from changes c join submissions s on s.id = c.submission_id
     where c.applicant_id = $1 and c.position > $2 order by c.position limit $3`,
    [applicantId, after, limit],
  );
}
