import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { isProblem } from '../../../client/problem.ts';
import { CommandDialog } from '../submissions/commands/CommandDialog.tsx';
import { useDialog } from '../submissions/commands/useDialog.ts';
import { useKeptText } from '../submissions/commands/useKeptText.ts';
import { toAsciiDigits } from '../text/digits.ts';

/** Ends the doubt with the number that somebody found in the correspondence system. */
export const CompleteButton = ({ id }: { id: string }) => {
  const translate = useTranslate();
  const { open, show, hide, run, sending, error, problem, forget } = useDialog('stuck.completeDone');
  const [number, setNumber] = useKeptText({ letterId: id, command: 'complete' });
  const [tried, setTried] = useState(false);
  const taken = isProblem(error) && error.faults.some(({ code }) => code === 'taken');
  const missing = tried && number.trim() === '';
  const fault = (taken && 'stuck.numberTaken') || (missing && 'stuck.completeRequired');
  const confirm = () => {
    setTried(true);
    const letterNumber = toAsciiDigits(number).trim();
    if (letterNumber === '') return;
    void run(async (provider) => {
      await provider.completeStuck(id, letterNumber);
      setNumber('');
    });
  };
  const change = (typed: string) => {
    setNumber(typed);
    forget();
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
        problem={taken ? undefined : problem}
        {...{ open, sending }}
      >
        <Box sx={{ pt: 1 }}>
          <TextField
            autoFocus
            error={Boolean(fault)}
            helperText={translate(fault || 'stuck.completeHint')}
            label={translate('stuck.completeField')}
            onChange={(event) => change(event.target.value)}
            slotProps={{ htmlInput: { dir: 'ltr', maxLength: 60 } }}
            value={number}
          />
        </Box>
      </CommandDialog>
    </>
  );
};
