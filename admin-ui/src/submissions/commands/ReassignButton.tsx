import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CommandDialog } from './CommandDialog.tsx';
import { ReassignFields, type Target } from './ReassignFields.tsx';
import { useInHand } from './useAllowed.ts';
import { useDialog } from './useDialog.ts';

const NOWHERE: Target = { unitId: '', staffId: '' };

/** Hands the letter to another unit, or to a colleague there. */
export const ReassignButton = () => {
  const translate = useTranslate();
  const { open, show, hide, run, sending, problem } = useDialog('command.reassign.done');
  const letter = useInHand('reassign', open);
  const [target, setTarget] = useState(NOWHERE);
  const [tried, setTried] = useState(false);
  if (!letter) return null;

  const confirm = () => {
    setTried(true);
    const { unitId, staffId } = target;
    if (unitId === '') return;
    void run((provider) => provider.reassign(letter.id, staffId === '' ? { unitId } : { unitId, staffId }));
  };

  const start = () => {
    setTarget(NOWHERE);
    setTried(false);
    show();
  };

  return (
    <>
      <Button onClick={start} variant="outlined">
        {translate('command.reassign.label')}
      </Button>
      <CommandDialog
        confirm={translate('command.reassign.confirm')}
        onClose={hide}
        onConfirm={confirm}
        title={translate('command.reassign.title')}
        {...{ open, sending, problem }}
      >
        <ReassignFields letter={letter} missing={tried && target.unitId === ''} onChange={setTarget} target={target} />
      </CommandDialog>
    </>
  );
};
