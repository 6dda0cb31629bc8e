import { useEffect, useState } from 'preact/hooks';
import type { Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { fetchDocuments } from '../state/carry-over.ts';
import { keep } from '../state/keep.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf, type Fault } from './faults.ts';

interface CarryOverProps {
  letter: Submission;
  onFiles: (files: File[]) => void;
}

/** The documents of the letter that this one corrects: attached by themselves once, and by a button after that. */
export const CarryOver = ({ letter, onFiles }: CarryOverProps) => {
  const texts = useTexts('documents');
  const common = useTexts('common');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const done = `carried/${letter.id}`;
  const carry = async () => {
    keep.setItem(done, '1');
    setBusy(true);
    await fetchDocuments(letter.correctionOf ?? '').then(onFiles, (error: unknown) =>
      setFaults(faultsOf(error, { texts: common })),
    );
    setBusy(false);
  };
  useEffect(() => {
    if (letter.documents.length === 0 && !keep.getItem(done)) void carry();
  }, []);
  if (letter.documents.length > 0) return null;
  return (
    <>
      <ErrorSummary faults={faults} />
      <Button kind="secondary" busy={busy} onClick={carry}>
        {busy ? texts.carrying : texts.carryOver}
      </Button>
    </>
  );
};
