import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BOUNDS } from '../../../../domain/text/bounds.ts';
import { useLengthText } from '../../ui/useBounded.ts';
import { CommandDialog } from './CommandDialog.tsx';
import { TextArea } from './TextArea.tsx';
import { useInHand } from './useAllowed.ts';
import { useDialog } from './useDialog.ts';
import { useKeptText } from './useKeptText.ts';

interface Props {
  action: 'reject' | 'ask' | 'note' | 'reply';
  color?: 'error' | 'primary';
}

const TEXT_OF = { reject: 'reason', ask: 'question', note: 'note', reply: 'reply' } as const;

/** A command that carries words of its own. */
const TextCommand = ({ action, color = 'primary' }: Props) => {
  const translate = useTranslate();
  const { open, show, hide, run, sending, problem } = useDialog(`command.${action}.done`);
  const letter = useInHand(action, open);
  const [text, setText] = useKeptText({ letterId: letter?.id ?? '', command: action });
  const [tried, setTried] = useState(false);
  const faultOf = useLengthText();
  if (!letter) return null;
  const bounds = BOUNDS[TEXT_OF[action]];
  const fault = faultOf(text, { bounds, kind: 'lines' });

  const confirm = async () => {
    setTried(true);
    if (fault) return;
    await run(async (provider) => {
      await provider[action](letter.id, text.trim());
      setText('');
      setTried(false);
    });
  };

  return (
    <>
      <Button color={color} onClick={show} variant="outlined">
        {translate(`command.${action}.label`)}
      </Button>
      <CommandDialog
        confirm={translate(`command.${action}.confirm`)}
        danger={color === 'error'}
        onClose={hide}
        onConfirm={() => void confirm()}
        title={translate(`command.${action}.title`)}
        {...{ open, sending, problem }}
      >
        <TextArea
          bounds={bounds}
          fault={tried ? fault : undefined}
          hint={translate(`command.${action}.hint`)}
          label={translate(`command.${action}.field`)}
          onChange={setText}
          value={text}
        />
      </CommandDialog>
    </>
  );
};

export const RejectButton = () => <TextCommand action="reject" color="error" />;

export const AskButton = () => <TextCommand action="ask" />;

export const ReplyButton = () => <TextCommand action="reply" />;

export const NoteButton = () => <TextCommand action="note" />;
