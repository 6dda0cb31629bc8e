import type { SubmissionState } from '../../domain/submission/index.ts';
import type { Sealer } from '../../db/crypto.ts';
import { getReceiver, getSubmission } from '../../db/repositories/submissions.ts';
import type { OneTrip } from '../../db/tenancy.ts';
import type { DocumentStorage } from '../documents/port.ts';
import type { LetterToRegister } from './port.ts';

/** A letter as the read model has it, and the organisation and unit that it is for. */
export interface StoredLetter {
  state: SubmissionState;
  sequence: number;
  receiver: Pick<LetterToRegister, 'organisation' | 'unit'>;
}

/** Nothing when the scope has no such letter, or it is in no unit yet. */
export async function readLetter(
  trip: OneTrip,
  { submissionId, sealer }: { submissionId: string; sealer: Sealer },
): Promise<StoredLetter | undefined> {
  const [row, receiver] = await Promise.all([
    getSubmission<SubmissionState>(trip, { id: submissionId, sealer }),
    getReceiver(trip, { submissionId }),
  ]);
  return row && receiver && { state: row.state, sequence: row.sequence, receiver };
}

/** The form in which the correspondence system takes a letter. */
export const toRegister = (
  { state, receiver }: StoredLetter,
  { storage, notAfter }: { storage: DocumentStorage; notAfter: Date },
): LetterToRegister => ({
  marker: state.id,
  ...receiver,
  subject: state.content.subject,
  body: state.content.body,
  sender: senderOf(state),
  trackingCode: state.trackingCode,
  submittedAt: state.submittedAt ?? state.createdAt,
  notAfter: notAfter.toISOString(),
  attachments: attachmentsOf(state, storage),
});

function senderOf({ sender, content: { legalPerson } }: SubmissionState): LetterToRegister['sender'] {
  const { firstName, lastName, nationalId, mobile } = sender;
  const person = { name: `${firstName} ${lastName}`, nationalId, mobile };
  return legalPerson
    ? { kind: 'legal', ...person, legalName: legalPerson.name, legalId: legalPerson.legalId }
    : { kind: 'natural', ...person };
}

function attachmentsOf({ documents }: SubmissionState, storage: DocumentStorage): LetterToRegister['attachments'] {
  return documents.flatMap(({ name, sha256, bytes, key, inspection }) =>
    inspection.state === 'ready'
      ? [{ name, sha256, bytes, mediaType: inspection.mediaType, open: () => storage.read(key) }]
      : [],
  );
}
