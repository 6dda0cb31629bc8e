import { answeredAt, decidedAt, dueAt, type SubmissionState } from '../domain/submission/index.ts';
import type { LetterValues } from './letter-columns.ts';

/** A letter's row. The tracking code stays out of it until the letter is submitted: nobody was told it. */
export const rowOf = (state: SubmissionState): LetterValues => ({
  id: state.id,
  organisationId: state.organisationId,
  applicantId: state.applicantId,
  unitId: state.unitId,
  serviceId: state.content.serviceId,
  assigneeId: state.assignee?.staffId ?? null,
  status: state.status,
  needsAttention: state.attention !== null,
  sequence: state.sequence,
  subject: state.content.subject,
  trackingCode: state.submittedAt ? state.trackingCode : null,
  letterNumber: state.registration?.letterNumber ?? null,
  clientReference: state.clientReference,
  correctionOf: state.correctionOf,
  documentCount: state.documents.filter(({ inspection }) => inspection.state !== 'refused').length,
  createdAt: state.createdAt,
  updatedAt: state.updatedAt,
  submittedAt: state.submittedAt,
  promisedAt: state.routing?.promisedAt ?? null,
  decidedAt: decidedAt(state),
  registeredAt: state.registration?.registeredAt ?? null,
  answeredAt: answeredAt(state),
  dueAt: dueAt(state),
});
