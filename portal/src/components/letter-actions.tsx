import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { Submission } from '../api/types.ts';
import { useMessages } from '../i18n/messages.ts';
import { command, correct } from '../state/letters.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf, type Fault } from './faults.ts';

/** The one thing to do next, where there is one: go on with a draft, or correct what was rejected. */
export const NextAction = ({ letter }: { letter: Submission }) => {
  const messages = useMessages('letter');
  if (letter.status === 'rejected') return <Correct letter={letter} />;
  if (!letter.allowedActions.includes('edit')) return null;
  return (
    <p class="actions no-print">
      <a class="button primary" href={`/letters/${letter.id}/edit`}>
        {messages.continue}
      </a>
    </p>
  );
};

/** The server says what may be done. */
export const LetterActions = ({ letter }: { letter: Submission }) => {
  const messages = useMessages('letter');
  const [asking, setAsking] = useState(false);
  const { id, status, allowedActions } = letter;
  const mayWithdraw = allowedActions.includes('withdraw');
  return (
    <div class="actions no-print">
      {letter.trackingCode && (
        <a class="button secondary" href={`/letters/${id}/receipt`}>
          {messages.receipt}
        </a>
      )}
      {mayWithdraw && (
        <Button kind="danger" onClick={() => setAsking(true)}>
          {status === 'draft' ? messages.withdrawDraft : messages.withdraw}
        </Button>
      )}
      {asking && mayWithdraw && <Withdraw letter={letter} onClose={() => setAsking(false)} />}
    </div>
  );
};

const useAction = (act: () => Promise<unknown>) => {
  const common = useMessages('common');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const run = async () => {
    setBusy(true);
    await act().catch((error: unknown) => setFaults(faultsOf(error, { messages: common })));
    setBusy(false);
  };
  return { busy, faults, run };
};

const Correct = ({ letter }: { letter: Submission }) => {
  const messages = useMessages('letter');
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
        {messages.correct}
      </Button>
    </div>
  );
};

const Withdraw = ({ letter, onClose }: { letter: Submission; onClose: () => void }) => {
  const messages = useMessages('letter');
  const { cancel } = useMessages('common');
  const isDraft = letter.status === 'draft';
  const { busy, faults, run } = useAction(async () => {
    await command(letter.id, 'withdraw');
    onClose();
  });
  return (
    <Dialog title={isDraft ? messages.withdrawDraftTitle : messages.withdrawTitle} onClose={onClose}>
      <p>{isDraft ? messages.withdrawDraftText : messages.withdrawText}</p>
      <ErrorSummary faults={faults} />
      <div class="actions">
        <Button kind="danger" busy={busy} onClick={run}>
          {isDraft ? messages.withdrawDraft : messages.withdrawConfirm}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {cancel}
        </Button>
      </div>
    </Dialog>
  );
};
