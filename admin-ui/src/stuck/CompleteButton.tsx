import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { isProblem } from '../../../client/problem.ts';
import { CommandDialog } from '../submissions/commands/CommandDialog.tsx';
import { useDialog } from '../submissions/commands/useDialog.ts';
import type { StuckCommandProps } from './RetryButton.tsx';
import { useKeptText } from '../submissions/commands/useKeptText.ts';
import { toAsciiDigits } from '../text/digits.ts';
import { useLengthText } from '../ui/useBounded.ts';

/** Ends the doubt with the number that somebody found in the correspondence system. */
export const CompleteButton = ({ allowed, id }: StuckCommandProps) => {
  const translate = useTranslate();
  const { open, show, hide, run, sending, error, problem, forget } = useDialog('stuck.completeDone');
  const [number, setNumber] = useKeptText({ letterId: id, command: 'complete' });
  const [tried, setTried] = useState(false);
  const taken = isProblem(error) && error.faults.some(({ code }) => code === 'taken');
  const faultOf = useLengthText();
  const letterNumber = toAsciiDigits(number).trim();
  const missing = letterNumber === '' && translate('stuck.completeRequired');
  const wrong = missing || faultOf(letterNumber, { bounds: BOUNDS.letterNumber, kind: 'line' });
  const fault = taken ? translate('stuck.numberTaken') : tried ? wrong : undefined;
  const confirm = () => {
    setTried(true);
    if (wrong) return;
    void run(async (provider) => {
      await provider.completeStuck(id, letterNumber);
      setNumber('');
    });
  };
  const change = (typed: string) => {
    setNumber(typed);
    forget();
  };
  if (!allowed && !open) return null;
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
            helperText={fault ?? translate('stuck.completeHint')}
            label={translate('stuck.completeField')}
            onChange={(event) => change(event.target.value)}
            slotProps={{ htmlInput: { dir: 'ltr' } }}
            value={number}
          />
        </Box>
      </CommandDialog>
    </>
  );
};
