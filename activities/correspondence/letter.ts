import type { SubmissionState } from '../../domain/submission/index.ts';
import { getReceiver, getSubmission } from '../../db/repositories/submissions.ts';
import type { LetterRef } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import type { DocumentStorage } from '../documents/port.ts';
import { scopeOf } from '../persistence/letters.ts';
import type { LetterToRegister } from './port.ts';

interface Wanted {
  ref: LetterRef;
  sequence: number;
  notAfter: Date;
}

/**
 * The letter, and the form in which the correspondence system takes it, from the read model.
 * @throws when the read model is older than the letter: the try then is repeated
 */
export async function readLetter(
  { database, vault, storage }: Dependencies,
  { ref, sequence, notAfter }: Wanted,
): Promise<{ state: SubmissionState; letter: LetterToRegister }> {
  const [row, receiver] = await database.inOneTrip(scopeOf(ref), (trip) =>
    Promise.all([
      getSubmission<SubmissionState>(trip, { id: ref.submissionId, sealer: vault }),
      getReceiver(trip, { submissionId: ref.submissionId }),
    ]),
  );
  if (!row || row.sequence < sequence) throw new Error('The read model does not have the letter yet.');
  if (!receiver) throw new Error('The letter has no receiver.');
  const { state } = row;
  const letter: LetterToRegister = {
    marker: ref.submissionId,
    ...receiver,
    subject: state.content.subject,
    body: state.content.body,
    sender: senderOf(state),
    trackingCode: state.trackingCode,
    submittedAt: state.submittedAt ?? state.createdAt,
    notAfter: notAfter.toISOString(),
    attachments: attachmentsOf(state, storage),
  };
  return { state, letter };
}

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
