import { useState } from 'preact/hooks';
import { api } from '../api/client.ts';
import type { Page as Items, SubmissionSummary } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { lettersAt, type LetterQuery } from '../state/letters.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf } from './faults.ts';
import { LetterCard } from './letter-card.tsx';

interface Props {
  query: LetterQuery;
  /** Stand before all others, wherever they would stand in the list. */
  lifted: SubmissionSummary[];
  first: Items<SubmissionSummary>;
}

/** The first page is kept fresh; the earlier ones are added below it. */
export const LetterList = ({ query, lifted, first }: Props) => {
  const texts = useTexts('letters');
  const common = useTexts('common');
  const [earlier, setEarlier] = useState<Items<SubmissionSummary>>({ items: [], next: first.next });
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const more = async () => {
    setBusy(true);
    await api.get(lettersAt({ ...query, cursor: earlier.next ?? undefined })).then(({ data }) => {
      setEarlier({ items: [...earlier.items, ...data.items], next: data.next });
      setError(undefined);
    }, setError);
    setBusy(false);
  };
  const letters = eachOnce([...lifted, ...first.items, ...earlier.items]);
  if (letters.length === 0) return <p class="none">{texts.none}</p>;
  return (
    <>
      <ul class="letters">
        {letters.map((letter) => (
          <LetterCard key={letter.id} letter={letter} />
        ))}
      </ul>
      {error !== undefined && <ErrorSummary faults={faultsOf(error, { texts: common })} />}
      {earlier.next && (
        <p class="actions">
          <Button kind="secondary" busy={busy} onClick={more}>
            {texts.more}
          </Button>
        </p>
      )}
    </>
  );
};

const eachOnce = (letters: SubmissionSummary[]): SubmissionSummary[] => [
  ...new Map(letters.map((letter) => [letter.id, letter])).values(),
];
