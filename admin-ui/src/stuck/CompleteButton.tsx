import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CommandDialog } from '../submissions/commands/CommandDialog.tsx';
import { useDialog } from '../submissions/commands/useDialog.ts';
import { useKeptText } from '../submissions/commands/useKeptText.ts';
import { toAsciiDigits } from '../text/digits.ts';

/** Ends the doubt with the number that somebody found in the correspondence system. */
export const CompleteButton = ({ id }: { id: string }) => {
  const translate = useTranslate();
  const { open, show, hide, run, sending, problem } = useDialog('stuck.completeDone');
  const [number, setNumber] = useKeptText({ letterId: id, command: 'complete' });
  const [tried, setTried] = useState(false);
  const missing = tried && number.trim() === '';
  const confirm = () => {
    setTried(true);
    const letterNumber = toAsciiDigits(number).trim();
    if (letterNumber !== '') void run((provider) => provider.completeStuck(id, letterNumber));
  };
  return (
    <>
      <Button onClick={show} variant="contained">
        {translate('stuck.complete')}
      </Button>
      <CommandDialog
        confirm={translate('stuck.completeConfirm')}
        onClose={hide}
        onConfirm={confirm}
        title={translate('stuck.completeTitle')}
        {...{ open, sending, problem }}
      >
        <Box sx={{ pt: 1 }}>
          <TextField
            autoFocus
            error={missing}
            helperText={translate(missing ? 'stuck.completeRequired' : 'stuck.completeHint')}
            label={translate('stuck.completeField')}
            onChange={(event) => setNumber(event.target.value)}
            slotProps={{ htmlInput: { dir: 'ltr', maxLength: 60 } }}
            value={number}
          />
        </Box>
      </CommandDialog>
    </>
  );
};
