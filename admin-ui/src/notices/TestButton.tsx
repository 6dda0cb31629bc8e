import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { NoticeTest } from '../api/types.ts';
import { CommandDialog } from '../submissions/commands/CommandDialog.tsx';
import { useCommand } from '../submissions/commands/useCommand.ts';

interface Props {
  test: Omit<NoticeTest, 'mobile'>;
  valid: boolean;
  isUsual: boolean;
  onReset: () => void;
}

/** Sends the text to one's own phone as it is now, and takes the usual text back. */
export const TestButton = ({ test, valid, isUsual, onReset }: Props) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [mobile, setMobile] = useState('');
  const { run, sending, problem, forget } = useCommand({ done: 'notices.test.done', onDone: () => setOpen(false) });
  const close = () => {
    setOpen(false);
    forget();
  };
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <Button disabled={!valid} onClick={() => setOpen(true)} size="small" variant="outlined">
        {translate('notices.test.label')}
      </Button>
      <Button disabled={isUsual} onClick={onReset} size="small">
        {translate('notices.usual')}
      </Button>
      <CommandDialog
        confirm={translate('notices.test.confirm')}
        onClose={close}
        onConfirm={() => void run((provider) => provider.testNotice({ ...test, mobile }))}
        open={open}
        problem={problem}
        sending={sending}
        title={translate('notices.test.title')}
      >
        <TextField
          autoFocus
          label={translate('notices.test.mobile')}
          onChange={(event) => setMobile(event.target.value)}
          slotProps={{ htmlInput: { dir: 'ltr', inputMode: 'tel' } }}
          sx={{ mt: 1 }}
          value={mobile}
        />
      </CommandDialog>
    </Box>
  );
};
