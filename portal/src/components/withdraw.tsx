import { useState } from 'preact/hooks';
import { useTexts } from '../texts/catalogue.ts';
import { useAction } from './action.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary } from './error-summary.tsx';

interface WithdrawProps {
  kind: 'danger' | 'link';
  texts: Record<'open' | 'title' | 'text' | 'confirm', string>;
  onConfirm: () => Promise<unknown>;
}

/** Ends a letter or a draft, once the person is sure: the way back comes first and has the focus. */
export const Withdraw = ({ kind, texts, onConfirm }: WithdrawProps) => {
  const { cancel } = useTexts('common');
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const { busy, faults, run } = useAction(async () => {
    await onConfirm();
    close();
  });
  return (
    <>
      <Button kind={kind} onClick={() => setAsking(true)}>
        {texts.open}
      </Button>
      {asking && (
        <Dialog title={texts.title} onClose={close}>
          <p>{texts.text}</p>
          <ErrorSummary faults={faults} />
          <div class="actions">
            <Button kind="secondary" onClick={close}>
              {cancel}
            </Button>
            <Button kind="danger" busy={busy} onClick={run}>
              {texts.confirm}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
};
