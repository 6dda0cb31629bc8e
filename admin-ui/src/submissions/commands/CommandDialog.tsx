import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type FormEvent, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { usePending } from '../../http/usePending.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

interface Props {
  open: boolean;
  title: string;
  confirm: string;
  sending: boolean;
  problem: string | undefined;
  danger?: boolean;
  onClose: () => void;
  onConfirm: () => void;
  children: ReactNode;
}

/** Asks before a command is sent; stays open, with what was written, until the outcome is known or somebody is tired of waiting. */
export const CommandDialog = (props: Props) => {
  const { open, title, confirm, sending, problem, danger, onClose, onConfirm, children } = props;
  const translate = useTranslate();
  const id = useId();
  const repeating = usePending() > 0;
  const bound = sending && !repeating;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <Dialog aria-labelledby={id} fullWidth maxWidth="sm" onClose={bound ? undefined : onClose} open={open}>
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {children}
          <ProblemAlert problem={problem} />
          {sending && repeating && <Alert severity="info">{translate('command.mayBeDone')}</Alert>}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button disabled={bound} onClick={onClose}>
            {translate('app.cancel')}
          </Button>
          <Button color={danger ? 'error' : 'primary'} disabled={sending} type="submit" variant="contained">
            {sending ? translate('command.sending') : confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
