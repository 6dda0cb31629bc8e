import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import { useTranslate } from 'react-admin';
import { CommandDialog } from '../submissions/commands/CommandDialog.tsx';
import { useDialog } from '../submissions/commands/useDialog.ts';

export interface StuckCommandProps {
  /** By the server, now; a dialog that is open stays. */
  allowed: boolean;
  id: string;
}

export const RetryButton = ({ allowed, id }: StuckCommandProps) => {
  const translate = useTranslate();
  const { open, show, hide, run, sending, problem } = useDialog('stuck.retryDone');
  if (!allowed && !open) return null;
  return (
    <>
      <Button onClick={show} variant="outlined">
        {translate('stuck.retry')}
      </Button>
      <CommandDialog
        confirm={translate('stuck.retry')}
        onClose={hide}
        onConfirm={() => void run((provider) => provider.retryStuck(id))}
        title={translate('stuck.retryTitle')}
        {...{ open, sending, problem }}
      >
        <DialogContentText color="textPrimary">{translate('stuck.retryText')}</DialogContentText>
      </CommandDialog>
    </>
  );
};
