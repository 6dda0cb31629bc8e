import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import type { StuckKind } from '../api/types.ts';
import { CommandDialog } from '../submissions/commands/CommandDialog.tsx';
import { TextArea } from '../submissions/commands/TextArea.tsx';
import { useDialog } from '../submissions/commands/useDialog.ts';
import { useKeptText } from '../submissions/commands/useKeptText.ts';
import { useLengthText } from '../ui/useBounded.ts';

interface Props {
  kind: StuckKind;
  id: string;
  /** By the server, now; a dialog that is open stays. */
  allowed: boolean;
}

const HINTS = {
  letter: 'stuck.giveUpLetterHint',
  notice: 'stuck.giveUpNoticeHint',
  event: 'stuck.giveUpEventHint',
} as const;

const COMMANDS = { letter: 'giveUpStuck', notice: 'giveUpNotice', event: 'giveUpEvent' } as const;

/** Ends what cannot be mended, with a reason. */
export const GiveUpButton = ({ kind, id, allowed }: Props) => {
  const translate = useTranslate();
  const { open, show, hide, run, sending, problem } = useDialog('stuck.giveUpDone');
  const [reason, setReason] = useKeptText({ letterId: id, command: 'giveUp' });
  const [tried, setTried] = useState(false);
  const faultOf = useLengthText();
  const bounds = BOUNDS.reason;
  const fault = faultOf(reason, { bounds, kind: 'lines' });
  const confirm = () => {
    setTried(true);
    if (fault) return;
    void run(async (provider) => {
      await provider[COMMANDS[kind]](id, reason.trim());
      setReason('');
    });
  };
  if (!allowed && !open) return null;
  return (
    <>
      <Button color="error" onClick={show} variant="outlined">
        {translate('stuck.giveUp')}
      </Button>
      <CommandDialog
        confirm={translate('stuck.giveUp')}
        danger
        onClose={hide}
        onConfirm={confirm}
        title={translate('stuck.giveUpTitle')}
        {...{ open, sending, problem }}
      >
        <TextArea
          bounds={bounds}
          fault={tried ? fault : undefined}
          hint={translate(HINTS[kind])}
          label={translate('stuck.giveUpField')}
          onChange={setReason}
          value={reason}
        />
      </CommandDialog>
    </>
  );
};
