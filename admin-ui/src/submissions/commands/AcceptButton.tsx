import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import { useTranslate } from 'react-admin';
import { CommandDialog } from './CommandDialog.tsx';
import { useAllowed } from './useAllowed.ts';
import { useDialog } from './useDialog.ts';

/** Accepts after one question; with four eyes the texts say that a second person follows. */
export const AcceptButton = () => {
  const translate = useTranslate();
  const letter = useAllowed('accept');
  const isLast = letter === undefined || letter.acceptances.length + 1 >= letter.acceptancesNeeded;
  const { open, show, hide, run, sending, problem } = useDialog(
    isLast ? 'command.accept.done' : 'command.accept.doneFirst',
  );
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
