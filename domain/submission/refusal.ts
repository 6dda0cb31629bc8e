/** Why a command is not carried out. The codes reach the API as they are. */
export const REFUSALS = [
  'wrong-state',
  'forbidden',
  'already-claimed',
  'claimed-by-another',
  'not-claimed-by-you',
  'assigned-to-another',
  'secretariat-distributes-only',
  'second-controller-needed',
  'documents-pending',
  'too-many-documents',
  'too-many-edits',
  'too-many-notes',
  'too-many-questions',
  'unknown-document',
  'document-already-sent',
  'unit-needed',
  'outcome-unknown',
  'precondition-failed',
] as const;

export type RefusalCode = (typeof REFUSALS)[number];

export interface Refusal {
  readonly refusal: RefusalCode;
}

export const refuse = (refusal: RefusalCode): Refusal => ({ refusal });
