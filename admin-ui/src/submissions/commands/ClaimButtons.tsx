import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAllowed } from './useAllowed.ts';
import { useCommand } from './useCommand.ts';

const DirectButton = ({ action }: { action: 'claim' | 'release' }) => {
  const translate = useTranslate();
  const letter = useAllowed(action);
  const { run, sending, problem } = useCommand({ done: `command.${action}.done` });
  if (!letter) return null;
  return (
    <>
      <Button
        aria-disabled={sending}
        onClick={() => void run((provider) => provider[action](letter.id))}
        variant={action === 'claim' ? 'outlined' : 'text'}
      >
        {translate(sending ? 'command.sending' : `command.${action}.label`)}
      </Button>
      <ProblemAlert problem={problem} />
    </>
  );
};

export const ClaimButton = () => <DirectButton action="claim" />;

export const ReleaseButton = () => <DirectButton action="release" />;
