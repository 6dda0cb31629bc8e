import { useLocation } from 'preact-iso';
import type { Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { withdraw, correct } from '../state/letters.ts';
import { useAction } from './action.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Withdraw } from './withdraw.tsx';

/** The one thing to do next, where there is one: go on with a draft, or correct what was rejected. */
export const NextAction = ({ letter }: { letter: Submission }) => {
  const texts = useTexts('letter');
  if (letter.status === 'rejected') return <Correct letter={letter} />;
  if (!letter.allowedActions.includes('edit')) return null;
  return (
    <p class="actions no-print">
      <a class="button primary" href={`/letters/${letter.id}/edit`}>
        {texts.continue}
      </a>
    </p>
  );
};

interface LetterActionsProps {
  letter: Submission;
  onWithdrawn: () => void;
}

/** The server says what may be done; a draft is discarded where it is written. */
export const LetterActions = ({ letter, onWithdrawn }: LetterActionsProps) => {
  const texts = useTexts('letter');
  const { id, status, trackingCode, allowedActions } = letter;
  return (
    <div class="actions no-print">
      {trackingCode && (
        <a class="button secondary" href={`/letters/${id}/receipt`}>
          {texts.receipt}
        </a>
      )}
      {status !== 'draft' && allowedActions.includes('withdraw') && (
        <Withdraw kind="danger" texts={texts.withdraw} onConfirm={() => withdraw(id).then(onWithdrawn)} />
      )}
    </div>
  );
};

const Correct = ({ letter }: { letter: Submission }) => {
  const texts = useTexts('letter');
  const { route } = useLocation();
  const { busy, faults, run } = useAction(async () => {
    const draft = await correct(letter);
    const hasDocuments = letter.documents.some(({ state }) => state === 'ready');
    route(`/letters/${draft.id}/edit/${hasDocuments ? 'documents?from=check' : 'check'}`);
  });
  return (
    <div class="actions no-print">
      <ErrorSummary faults={faults} />
      <Button busy={busy} onClick={run}>
        {texts.correct}
      </Button>
    </div>
  );
};
