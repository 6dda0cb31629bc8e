import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { GroupKind } from '../api/types.ts';
import { CommandDialog } from '../submissions/commands/CommandDialog.tsx';
import { useDialog } from '../submissions/commands/useDialog.ts';
import { toAsciiDigits } from '../text/digits.ts';

const PACE = { usual: '120', most: 6_000 };

export const ResumeAllButton = ({ kind }: { kind: GroupKind }) => {
  const translate = useTranslate();
  const { open, show, hide, run, sending, problem } = useDialog('stuck.groupDone');
  const [pace, setPace] = useState(PACE.usual);
  const perMinute = Number(toAsciiDigits(pace));
  const isPace = Number.isInteger(perMinute) && perMinute >= 1 && perMinute <= PACE.most;
  const label = translate(`stuck.groupStart.${kind}`);
  return (
    <>
      <Button onClick={show} variant="outlined">
        {label}
      </Button>
      <CommandDialog
        confirm={label}
        onClose={hide}
        onConfirm={() => void (isPace && run((provider) => provider.resumeAll({ kind, perMinute })))}
        title={label}
        {...{ open, sending, problem }}
      >
        <TextField
          autoFocus
          error={!isPace}
          helperText={isPace ? undefined : translate('form.maximum', { max: PACE.most })}
          label={translate('stuck.groupPace')}
          onChange={(event) => setPace(event.target.value)}
          slotProps={{ htmlInput: { dir: 'ltr', inputMode: 'numeric' } }}
          sx={{ mt: 1 }}
          value={pace}
        />
      </CommandDialog>
    </>
  );
};
