import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import { useTranslate } from 'react-admin';
import { CommandDialog } from './CommandDialog.tsx';
import { useAllowed } from './useAllowed.ts';
import { useDialog } from './useDialog.ts';

/** Accepts after one question; with four eyes the text says that a second person follows. */
export const AcceptButton = () => {
  const translate = useTranslate();
  const letter = useAllowed('accept');
  const { open, show, hide, run, sending, problem } = useDialog('command.accept.done');
  if (!letter) return null;
  const last = letter.acceptances.length + 1 >= letter.acceptancesNeeded;
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
          {translate(last ? 'command.accept.text' : 'command.accept.textFirst')}
        </DialogContentText>
      </CommandDialog>
    </>
  );
};
