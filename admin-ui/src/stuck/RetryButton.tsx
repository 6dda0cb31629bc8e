import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import { useTranslate } from 'react-admin';
import type { StuckKind } from '../api/types.ts';
import { CommandDialog } from '../submissions/commands/CommandDialog.tsx';
import { useDialog } from '../submissions/commands/useDialog.ts';

export interface StuckCommandProps {
  /** By the server, now; a dialog that is open stays. */
  allowed: boolean;
  id: string;
}

const WORDS = {
  letter: { label: 'stuck.retry', title: 'stuck.retryTitle', text: 'stuck.retryText', done: 'stuck.retryDone' },
  notice: {
    label: 'stuck.retryNotice',
    title: 'stuck.retryNotice',
    text: 'stuck.retryNoticeText',
    done: 'stuck.retryNoticeDone',
  },
  event: {
    label: 'stuck.retryEvent',
    title: 'stuck.retryEvent',
    text: 'stuck.retryEventText',
    done: 'stuck.retryEventDone',
  },
} as const satisfies Record<StuckKind, object>;

const COMMANDS = { letter: 'retryStuck', notice: 'retryNotice', event: 'retryEvent' } as const;

export const RetryButton = ({ allowed, id, kind = 'letter' }: StuckCommandProps & { kind?: StuckKind }) => {
  const translate = useTranslate();
  const words = WORDS[kind];
  const { open, show, hide, run, sending, problem } = useDialog(words.done);
  if (!allowed && !open) return null;
  return (
    <>
      <Button onClick={show} variant="outlined">
        {translate(words.label)}
      </Button>
      <CommandDialog
        confirm={translate(words.label)}
        onClose={hide}
        onConfirm={() => void run((provider) => provider[COMMANDS[kind]](id))}
        title={translate(words.title)}
        {...{ open, sending, problem }}
      >
        <DialogContentText color="textPrimary">{translate(words.text)}</DialogContentText>
      </CommandDialog>
    </>
  );
};
