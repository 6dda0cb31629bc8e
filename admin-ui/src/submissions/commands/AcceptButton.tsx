import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import { useTranslate } from 'react-admin';
import { CommandDialog } from './CommandDialog.tsx';
import { useAllowed, useInHand } from './useAllowed.ts';
import { useDialog } from './useDialog.ts';

/** Accepts after one question; with four eyes the texts say that a second person follows. */
export const AcceptButton = () => {
  const translate = useTranslate();
  const allowed = useAllowed('accept');
  const isLast = allowed === undefined || allowed.acceptances.length + 1 >= allowed.acceptancesNeeded;
  const { open, show, hide, run, sending, problem } = useDialog(
    isLast ? 'command.accept.done' : 'command.accept.doneFirst',
  );
  const letter = useInHand('accept', open);
  if (!letter) return null;
  return (
    <>
      <Button color="primary" onClick={show} variant="contained">
        {translate('command.accept.label')}
      </Button>
      <CommandDialog
        confirm={translate('command.accept.confirm')}
        onClose={hide}
        onConfirm={() => void run((provider) => provider.accept(letter.id))}
        title={translate('command.accept.title')}
        {...{ open, sending, problem }}
      >
        <DialogContentText color="textPrimary">
          {translate(isLast ? 'command.accept.text' : 'command.accept.textFirst')}
        </DialogContentText>
      </CommandDialog>
    </>
  );
};
