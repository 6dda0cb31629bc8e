import type { ApplicantKind, Attention, SubmissionState } from '../domain/submission/index.ts';
import { applicantKindOf } from '../domain/submission/index.ts';
import type { Sealer } from './crypto.ts';
import { toRow, type LetterValues } from './letter-columns.ts';

const SHOWN = 'submissions.shown';

/** What a list shows of people: names and words that are sealed. */
export interface Shown {
  /** Whose letter it is: the legal person, or the person. */
  readonly sender: { readonly kind: ApplicantKind; readonly name: string };
  readonly claim: SubmissionState['claim'];
  readonly attention: Attention | null;
}

/** A letter as a list has it. */
export interface Summary {
  row: LetterValues;
  shown: Shown;
}

export const shownOf = ({ content, sender, claim, attention }: SubmissionState): Shown => ({
  sender: {
    kind: applicantKindOf(content),
    name: content.legalPerson?.name ?? `${sender.firstName} ${sender.lastName}`,
  },
  claim,
  attention,
});

export const openShown = (sealer: Sealer, sealed: Buffer): Shown => sealer.open<Shown>(SHOWN, sealed);

/** A letter's summary as JSON for the database, of the version that its sequence says. */
export const summaryJson = (sealer: Sealer, { row, shown }: Summary): Record<string, unknown> => ({
  ...toRow(row),
  shown: `\\x${sealer.seal(SHOWN, shown).toString('hex')}`,
  summary_sequence: row.sequence,
  summarised: true,
});
